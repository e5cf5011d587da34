using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Text;

namespace Curation.Models;

/// <summary>Boosted oblivious trees: all nodes of a level ask the same question (is the feature above the cut?), so that the answers are the bits of
/// a leaf's number. The score is the sum of one leaf of each tree and a constant.</summary>
/// <remarks>Prokhorenkova et al., CatBoost, 2018, §4. Without a branch, eight rows are scored at a time, to the same bits as one by one.</remarks>
/// <param name="features">How many numbers a row must have.</param>
/// <param name="depth">Questions in each tree.</param>
/// <param name="questions">Those of the first tree, then those of the second …; the first one is the highest bit of the leaf's number.</param>
/// <param name="leaves">2^depth for each tree.</param>
internal sealed class TreeEnsemble(int features, float start, int depth, TreeQuestion[] questions, float[] leaves)
{
    public const int MostDepth = 10;
    private const int Lanes = 8, HeaderBytes = 9, QuestionBytes = 6;

    public int Features => features;

    public int Trees => leaves.Length >> depth;

    public ReadOnlySpan<TreeQuestion> Questions => questions;

    public ReadOnlySpan<float> Leaves => leaves;

    public float Score(ReadOnlySpan<float> row)
    {
        if (row.Length < features) throw new ArgumentException($"a row of {row.Length} numbers for trees over {features}", nameof(row));
        var sum = start;
        for (var tree = 0; tree < Trees; tree++)
        {
            var leaf = 0;
            foreach (ref readonly var question in questions.AsSpan(tree * depth, depth))
                leaf = (2 * leaf) + (row[question.Feature] > question.Cut ? 1 : 0);
            sum += leaves[(tree << depth) + leaf];
        }

        return sum;
    }

    /// <summary>The score as a probability, for trees that were grown on the logistic loss.</summary>
    public float Probability(ReadOnlySpan<float> row) => Curves.Logistic(Score(row));

    /// <summary>The scores of many rows.</summary>
    /// <param name="rows">One row after the other.</param>
    /// <param name="stride">From a row to the next.</param>
    public void Score(ReadOnlySpan<float> rows, int stride, Span<float> scores)
    {
        if (stride < features || rows.Length < (long)stride * scores.Length)
            throw new ArgumentException($"{rows.Length} numbers for {scores.Length} rows of {stride}, trees over {features}", nameof(rows));
        var done = 0;
        if (Avx2.IsSupported)
        {
            Span<float> tile = stackalloc float[features * Lanes];
            for (; done + Lanes <= scores.Length; done += Lanes)
            {
                RowTile.Fill(tile, rows[(done * stride)..], stride, features);
                ScoreTile(tile, scores[done..]);
            }
        }

        for (; done < scores.Length; done++) scores[done] = Score(rows.Slice(done * stride, features));
    }

    private unsafe void ScoreTile(ReadOnlySpan<float> tile, Span<float> scores)
    {
        var sum = Vector256.Create(start);
        fixed (float* columns = tile, leaf = leaves)
        fixed (TreeQuestion* first = questions)
        {
            var question = first;
            for (var tree = 0; tree < Trees; tree++)
            {
                var number = Vector256<int>.Zero;
                for (var end = question + depth; question < end; question++)
                {
                    var isAbove = Vector256.GreaterThan(Vector256.Load(columns + (question->Feature * Lanes)), Vector256.Create(question->Cut));
                    number = number + number - isAbove.AsInt32();
                }

                sum += Avx2.GatherVector256(leaf + (tree << depth), number, sizeof(float));
            }
        }

        sum.CopyTo(scores);
    }

    public void Write(Stream output)
    {
        using var writer = new BinaryWriter(output, Encoding.UTF8, leaveOpen: true);
        writer.Write((ushort)features);
        writer.Write(start);
        writer.Write((byte)depth);
        writer.Write((ushort)Trees);
        foreach (var (feature, cut) in questions)
        {
            writer.Write((ushort)feature);
            writer.Write(cut);
        }

        foreach (var leaf in leaves) writer.Write(leaf);
    }

    /// <summary>The next ensemble of a file; moves <paramref name="file"/> behind it.</summary>
    /// <exception cref="InvalidDataException">The bytes are no ensemble.</exception>
    public static TreeEnsemble Read(ref ReadOnlySpan<byte> file)
    {
        if (file.Length < HeaderBytes || file[6] > MostDepth) throw Broken();
        var features = BinaryPrimitives.ReadUInt16LittleEndian(file);
        var start = BinaryPrimitives.ReadSingleLittleEndian(file[2..]);
        var (depth, trees) = ((int)file[6], (int)BinaryPrimitives.ReadUInt16LittleEndian(file[7..]));
        var (questions, leaves) = (new TreeQuestion[trees * depth], new float[trees << depth]);
        file = file[HeaderBytes..];
        if (file.Length < (questions.Length * QuestionBytes) + (leaves.Length * sizeof(float))) throw Broken();
        foreach (ref var question in questions.AsSpan())
        {
            question = new TreeQuestion(BinaryPrimitives.ReadUInt16LittleEndian(file), BinaryPrimitives.ReadSingleLittleEndian(file[2..]));
            if (question.Feature >= features) throw Broken();
            file = file[QuestionBytes..];
        }

        foreach (ref var leaf in leaves.AsSpan())
        {
            leaf = BinaryPrimitives.ReadSingleLittleEndian(file);
            file = file[sizeof(float)..];
        }

        return new(features, start, depth, questions, leaves);
    }

    private static InvalidDataException Broken() => new("broken file of boosted trees");
}

/// <summary>Is the feature above the cut?</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct TreeQuestion(int Feature, float Cut);
