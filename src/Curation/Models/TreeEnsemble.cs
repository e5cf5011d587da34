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
/// <param name="exit">null: all trees are asked of every row.</param>
internal sealed class TreeEnsemble(int features, float start, int depth, TreeQuestion[] questions, float[] leaves, EarlyExit? exit = null)
{
    public const int MostDepth = 10;
    private const int Lanes = 8, HeaderBytes = 15, QuestionBytes = 6;
    private readonly TreeColumns _columns = new(depth, questions, leaves);

    public int Features => features;

    public int Trees => leaves.Length >> depth;

    public ReadOnlySpan<TreeQuestion> Questions => questions;

    public ReadOnlySpan<float> Leaves => leaves;

    private int First => exit?.Trees ?? Trees;

    public float Score(ReadOnlySpan<float> row)
    {
        if (row.Length < features) throw new ArgumentException($"a row of {row.Length} numbers for trees over {features}", nameof(row));
        var sum = Add(start, row, 0, First);
        return IsSure(sum) ? sum : Add(sum, row, First, Trees);
    }

    private bool IsSure(float sum) => exit is { } e && MathF.Abs(sum) >= e.Score;

    private float Add(float sum, ReadOnlySpan<float> row, int tree, int end)
    {
        sum = _columns.Add(sum, row, ref tree, end);
        for (; tree < end; tree++)
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
        if (Avx2.IsSupported) done = ScoreTiles(rows, stride, scores);
        for (; done < scores.Length; done++) scores[done] = Score(rows.Slice(done * stride, features));
    }

    /// <returns>How many rows have their score.</returns>
    private int ScoreTiles(ReadOnlySpan<float> rows, int stride, Span<float> scores)
    {
        Span<float> tile = stackalloc float[features * Lanes], unsure = stackalloc float[features * Lanes];
        Span<float> sums = stackalloc float[Lanes];
        Span<int> places = stackalloc int[Lanes];
        var (done, waiting) = (0, 0);
        for (; done + Lanes <= scores.Length; done += Lanes)
        {
            RowTile.Fill(tile, rows[(done * stride)..], stride, features);
            sums.Fill(start);
            AddTile(tile, sums, 0, First);
            sums.CopyTo(scores[done..]);
            if (exit is null) continue;
            for (var row = done; row < done + Lanes; row++)
            {
                if (IsSure(scores[row])) continue;
                rows.Slice(row * stride, features).CopyTo(unsure[(waiting * features)..]);
                places[waiting++] = row;
                if (waiting == Lanes) waiting = Finish(unsure, places, tile, scores);
            }
        }

        for (var i = 0; i < waiting; i++) scores[places[i]] = Add(scores[places[i]], unsure.Slice(i * features, features), First, Trees);
        return done;
    }

    /// <summary>Asks the other trees of eight rows of which the first ones were not sure.</summary>
    private int Finish(ReadOnlySpan<float> unsure, ReadOnlySpan<int> places, Span<float> tile, Span<float> scores)
    {
        Span<float> sums = stackalloc float[Lanes];
        for (var i = 0; i < Lanes; i++) sums[i] = scores[places[i]];
        RowTile.Fill(tile, unsure, features, features);
        AddTile(tile, sums, First, Trees);
        for (var i = 0; i < Lanes; i++) scores[places[i]] = sums[i];
        return 0;
    }

    private unsafe void AddTile(ReadOnlySpan<float> tile, Span<float> sums, int tree, int end)
    {
        var sum = Vector256.Create<float>(sums);
        fixed (float* columns = tile, leaf = leaves)
        fixed (TreeQuestion* first = questions)
        {
            var question = first + (tree * depth);
            for (; tree < end; tree++)
            {
                var number = Vector256<int>.Zero;
                for (var last = question + depth; question < last; question++)
                {
                    var isAbove = Vector256.GreaterThan(Vector256.Load(columns + (question->Feature * Lanes)), Vector256.Create(question->Cut));
                    number = number + number - isAbove.AsInt32();
                }

                sum += Avx2.GatherVector256(leaf + (tree << depth), number, sizeof(float));
            }
        }

        sum.CopyTo(sums);
    }

    public void Write(Stream output)
    {
        using var writer = new BinaryWriter(output, Encoding.UTF8, leaveOpen: true);
        writer.Write((ushort)features);
        writer.Write(start);
        writer.Write((byte)depth);
        writer.Write((ushort)Trees);
        writer.Write((ushort)First);
        writer.Write(exit?.Score ?? float.PositiveInfinity);
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
        var exit = new EarlyExit(BinaryPrimitives.ReadUInt16LittleEndian(file[9..]), BinaryPrimitives.ReadSingleLittleEndian(file[11..]));
        if (exit.Trees > trees) throw Broken();
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

        return new(features, start, depth, questions, leaves, exit.Trees == trees ? null : exit);
    }

    private static InvalidDataException Broken() => new("broken file of boosted trees");
}

/// <summary>Is the feature above the cut?</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct TreeQuestion(int Feature, float Cut);

/// <summary>A row whose score after the first trees is this far from zero is asked no more: most are, and the others have the time.</summary>
internal readonly record struct EarlyExit(int Trees, float Score);
