using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Curation.Models;

/// <summary>Boosted regression trees: the sum of one leaf of each tree and a constant.</summary>
/// <remarks>Friedman, Greedy Function Approximation, 2001. The nodes of a tree lie together, children in pairs, so that a step is one load.</remarks>
internal sealed class TreeEnsemble(int features, float start, int[] roots, TreeNode[] nodes)
{
    /// <summary>How many numbers a row must have.</summary>
    public int Features => features;

    public int Trees => roots.Length;

    public ReadOnlySpan<TreeNode> Nodes => nodes;

    public float Score(ReadOnlySpan<float> row)
    {
        if (row.Length < features) throw new ArgumentException($"a row of {row.Length} numbers for trees over {features}", nameof(row));
        var sum = start;
        foreach (var root in roots)
        {
            var node = nodes[root];
            while (node.Left != 0) node = nodes[node.Left + (row[node.Feature] <= node.Value ? 0 : 1)];
            sum += node.Value;
        }

        return sum;
    }

    /// <summary>The score as a probability, for trees that were grown on the logistic loss.</summary>
    public float Probability(ReadOnlySpan<float> row) => 1 / (1 + MathF.Exp(-Score(row)));

    public void Write(Stream output)
    {
        using var writer = new BinaryWriter(output, Encoding.UTF8, leaveOpen: true);
        writer.Write((ushort)features);
        writer.Write(start);
        writer.Write((ushort)roots.Length);
        writer.Write(nodes.Length);
        foreach (var root in roots) writer.Write(root);
        foreach (var node in nodes)
        {
            writer.Write(node.Feature);
            writer.Write(node.Left);
            writer.Write(node.Value);
        }
    }

    /// <summary>The next ensemble of a file; moves <paramref name="file"/> behind it.</summary>
    /// <exception cref="InvalidDataException">The bytes are no ensemble.</exception>
    public static TreeEnsemble Read(ref ReadOnlySpan<byte> file)
    {
        const int header = 12, nodeBytes = 10;
        if (file.Length < header) throw Broken();
        var features = BinaryPrimitives.ReadUInt16LittleEndian(file);
        var start = BinaryPrimitives.ReadSingleLittleEndian(file[2..]);
        var roots = new int[BinaryPrimitives.ReadUInt16LittleEndian(file[6..])];
        var count = BinaryPrimitives.ReadInt32LittleEndian(file[8..]);
        if (count < 0 || file.Length < header + (4L * roots.Length) + ((long)nodeBytes * count)) throw Broken();
        file = file[header..];
        foreach (ref var root in roots.AsSpan()) root = Take(ref file, BinaryPrimitives.ReadInt32LittleEndian, 4);
        var nodes = new TreeNode[count];
        foreach (ref var node in nodes.AsSpan())
        {
            var feature = Take(ref file, BinaryPrimitives.ReadUInt16LittleEndian, 2);
            var left = Take(ref file, BinaryPrimitives.ReadInt32LittleEndian, 4);
            node = new TreeNode(feature, left, Take(ref file, BinaryPrimitives.ReadSingleLittleEndian, 4));
        }

        return IsSound(features, roots, nodes) ? new(features, start, roots, nodes) : throw Broken();
    }

    private delegate T Reader<out T>(ReadOnlySpan<byte> bytes);

    private static T Take<T>(ref ReadOnlySpan<byte> file, Reader<T> read, int bytes)
    {
        var value = read(file);
        file = file[bytes..];
        return value;
    }

    /// <summary>Children lie behind their parent, so that every walk ends.</summary>
    private static bool IsSound(int features, int[] roots, TreeNode[] nodes)
    {
        for (var i = 0; i < nodes.Length; i++)
        {
            var node = nodes[i];
            if (node.Left != 0 && (node.Left <= i || node.Left + 1 >= nodes.Length || node.Feature >= features)) return false;
        }

        return Array.TrueForAll(roots, root => root >= 0 && root < nodes.Length);
    }

    private static InvalidDataException Broken() => new("broken file of boosted trees");
}

/// <summary>A question (is the feature at most the value?) with its left child, the right one behind it; or, where left is 0, a leaf with its value.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TreeNode(ushort Feature, int Left, float Value);
