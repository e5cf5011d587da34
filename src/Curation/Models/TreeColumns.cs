using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Curation.Models;

/// <summary>Boosted trees for a single row: eight trees side by side, the numbers that they ask for gathered from the row, their leaves from the table.
/// The sum is made tree by tree, to the same bits as without vectors.</summary>
internal sealed class TreeColumns
{
    private const int Lanes = 8;
    private readonly int _depth;
    private readonly float[] _leaves, _cuts;
    private readonly int[] _features;

    public TreeColumns(int depth, TreeQuestion[] questions, float[] leaves)
    {
        (_depth, _leaves) = (depth, leaves);
        var groups = (leaves.Length >> depth) / Lanes;
        (_features, _cuts) = (new int[groups * depth * Lanes], new float[groups * depth * Lanes]);
        for (var i = 0; i < _features.Length; i++)
        {
            var (group, level, lane) = (i / Lanes / depth, i / Lanes % depth, i % Lanes);
            (_features[i], _cuts[i]) = questions[(((group * Lanes) + lane) * depth) + level];
        }
    }

    /// <summary>Adds whole groups of eight trees from <paramref name="tree"/> on, and moves it behind them; none where it begins within a group.</summary>
    public unsafe float Add(float sum, ReadOnlySpan<float> row, ref int tree, int end)
    {
        if (tree % Lanes != 0 || !Avx2.IsSupported) return sum;
        var offsets = Vector256<int>.Indices << _depth;
        fixed (float* numbers = row, leaves = _leaves, cuts = _cuts)
        fixed (int* features = _features)
        {
            for (; tree + Lanes <= end; tree += Lanes)
            {
                var leaf = Vector256<int>.Zero;
                for (int at = tree * _depth, last = at + (_depth * Lanes); at < last; at += Lanes)
                {
                    var asked = Avx2.GatherVector256(numbers, Vector256.Load(features + at), sizeof(float));
                    leaf = leaf + leaf - Vector256.GreaterThan(asked, Vector256.Load(cuts + at)).AsInt32();
                }

                var found = Avx2.GatherVector256(leaves + (tree << _depth), offsets + leaf, sizeof(float));
                for (var lane = 0; lane < Lanes; lane++) sum += found[lane];
            }
        }

        return sum;
    }
}
