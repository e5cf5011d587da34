using System.Numerics;
using System.Runtime.InteropServices;

namespace Curation.Models.FastText;

/// <summary>A matrix whose rows are added up.</summary>
internal abstract class FastTextRows
{
    public abstract int Count { get; }

    public abstract int Width { get; }

    /// <summary>Adds a row to as many numbers.</summary>
    public abstract void Add(int row, Span<float> sums);

    /// <summary>Reads either kind.</summary>
    public static FastTextRows Read(ModelStream file, bool quantised) => quantised ? QuantisedRows.Read(file) : DenseRows.Read(file);

    /// <summary>Reads either kind as dot products with the output rows.</summary>
    public static DenseRows ReadCollapsed(ModelStream file, bool quantised, FastTextOutput output) =>
        quantised ? QuantisedRows.Read(file).Collapse(output) : DenseRows.Read(file, output);

    /// <summary>Every row as dot products with the output rows.</summary>
    public DenseRows Collapse(FastTextOutput output)
    {
        var (row, collapsed) = (new float[Width], new float[Count * output.Width]);
        for (var i = 0; i < Count; i++)
        {
            Array.Clear(row);
            Add(i, row);
            output.Collapse(row, collapsed.AsSpan(i * output.Width, output.Width));
        }

        return new DenseRows(collapsed, Count, output.Width);
    }
}

/// <summary>Rows of floats.</summary>
internal sealed class DenseRows(float[] values, int count, int width) : FastTextRows
{
    public override int Count => count;

    public override int Width => width;

    public float[] Values => values;

    public override void Add(int row, Span<float> sums)
    {
        var added = values.AsSpan(row * width, width);
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(added);
        var totals = MemoryMarshal.Cast<float, Vector<float>>(sums[..width]);
        for (var i = 0; i < vectors.Length; i++) totals[i] += vectors[i];
        for (var i = vectors.Length * Vector<float>.Count; i < width; i++) sums[i] += added[i];
    }

    public static DenseRows Read(ModelStream file, FastTextOutput? collapse = null)
    {
        var (rows, columns) = ReadShape(file);
        if (collapse is null)
        {
            var whole = file.Allocate<float>((long)rows * columns);
            file.ReadFloats(whole);
            return new DenseRows(whole, rows, columns);
        }

        var (row, values) = (new float[columns], new float[rows * collapse.Width]);
        for (var i = 0; i < rows; i++)
        {
            file.ReadFloats(row);
            collapse.Collapse(row, values.AsSpan(i * collapse.Width, collapse.Width));
        }

        return new DenseRows(values, rows, collapse.Width);
    }

    /// <summary>Passes over a matrix; returns its shape.</summary>
    public static (int Rows, int Columns) Skip(ModelStream file)
    {
        var shape = ReadShape(file);
        file.Seek(file.Position + (long)shape.Rows * shape.Columns * sizeof(float));
        return shape;
    }

    private static (int Rows, int Columns) ReadShape(ModelStream file)
    {
        var (rows, columns) = (file.ReadInt64(), file.ReadInt64());
        if (columns is < 1 or > 1 << 16) throw file.Mistake($"a matrix of {columns} columns");
        return (file.Count(rows, (int)columns * sizeof(float), "rows"), (int)columns);
    }
}
