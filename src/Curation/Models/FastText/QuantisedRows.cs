namespace Curation.Models.FastText;

/// <summary>Rows by product quantisation, their lengths apart where the model was made with <c>-qnorm</c>.</summary>
/// <remarks>Source: facebookresearch/fastText, quantmatrix.cc.</remarks>
internal sealed class QuantisedRows : FastTextRows
{
    private readonly byte[] _codes;
    private readonly byte[]? _normCodes;
    private readonly ProductCodes _quantiser;
    private readonly ProductCodes? _norms;

    private QuantisedRows(ModelStream file)
    {
        var shape = Shape.Read(file);
        (Count, Width) = (shape.Rows, shape.Columns);
        _codes = file.Allocate<byte>(shape.CodeBytes);
        file.ReadBytes(_codes);
        _quantiser = ProductCodes.Read(file, Width);
        if ((long)_quantiser.Parts * Count != _codes.Length) throw file.Mistake($"{_codes.Length} bytes for {Count} rows of {_quantiser.Parts}");
        if (!shape.HasNorms) return;
        _normCodes = file.Allocate<byte>(Count);
        file.ReadBytes(_normCodes);
        _norms = ProductCodes.Read(file, 1);
    }

    public override int Count { get; }

    public override int Width { get; }

    public int BytesPerRow => _quantiser.Parts;

    public static QuantisedRows Read(ModelStream file) => new(file);

    /// <summary>Passes over a matrix; returns its shape and the bytes of a row.</summary>
    public static (int Rows, int Columns) Skip(ModelStream file)
    {
        var shape = Shape.Read(file);
        file.Seek(file.Position + shape.CodeBytes);
        ProductCodes.Read(file, shape.Columns);
        if (shape.HasNorms)
        {
            file.Seek(file.Position + shape.Rows);
            ProductCodes.Read(file, 1);
        }

        return (shape.Rows, shape.Columns);
    }

    public override void Add(int row, Span<float> sums)
    {
        var norm = _norms is null ? 1 : _norms.Single(_normCodes![row]);
        _quantiser.Add(_codes.AsSpan(row * BytesPerRow, BytesPerRow), norm, sums);
    }

    private readonly record struct Shape(bool HasNorms, int Rows, int Columns, int CodeBytes)
    {
        public static Shape Read(ModelStream file)
        {
            var norms = file.ReadBool();
            var (rows, columns, codes) = (file.ReadInt64(), file.ReadInt64(), file.ReadInt32());
            if (columns is < 1 or > 1 << 16) throw file.Mistake($"a matrix of {columns} columns");
            return new Shape(norms, file.Count(rows, 1, "rows"), (int)columns, file.Count(codes, 1, "codes"));
        }
    }
}
