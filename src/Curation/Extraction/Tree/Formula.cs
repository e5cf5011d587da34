namespace Curation.Extraction.Tree;

/// <summary>A formula while it is read: its TeX where MathML carries it as an annotation, else the symbols in their order.</summary>
internal sealed class Formula
{
    private const int MostBytes = 4096;
    private static readonly uint[] _tokens = [.. new[] { "mi", "mo", "mn", "ms", "mtext" }.Select(ForeignNames.HashOf)];
    private static readonly byte[][] _styles = ["{\\displaystyle "u8.ToArray(), "{\\textstyle "u8.ToArray()];
    private readonly byte[] _bytes = new byte[MostBytes + 2];
    private readonly byte[] _alternative = new byte[MostBytes];
    private int _length, _alternativeLength;
    private bool _isTex;

    public void Begin() => (_length, _alternativeLength, _isTex) = (0, 0, false);

    /// <summary>TeX for where no annotation has it.</summary>
    public void Instead(ReadOnlySpan<byte> tex)
    {
        if (tex.Length > MostBytes) return;
        tex.CopyTo(_alternative);
        _alternativeLength = tex.Length;
    }

    /// <param name="name">Of the element around the text.</param>
    public void Take(uint name, bool isTex, ReadOnlySpan<byte> text)
    {
        if (_isTex ? !isTex : !isTex && Array.IndexOf(_tokens, name) < 0) return;
        if (isTex && !_isTex) (_length, _isTex) = (0, true);
        if (text.Length > MostBytes - _length) return;
        text.CopyTo(_bytes.AsSpan(1 + _length));
        _length += text.Length;
    }

    /// <summary>TeX between dollars, symbols as they are; empty where neither is known.</summary>
    public ReadOnlySpan<byte> End()
    {
        if (!_isTex && _alternativeLength > 0) Take(0, true, _alternative.AsSpan(0, _alternativeLength));
        var tex = _bytes.AsSpan(1, _length).Trim(_isTex ? " \t\r\n$"u8 : " \t\r\n"u8);
        if (!_isTex || tex.IsEmpty) return tex;
        // MediaWiki's wrapping
        foreach (var style in _styles)
        {
            if (tex.StartsWith(style) && tex[^1] == (byte)'}') tex = tex[style.Length..^1].Trim((byte)' ');
        }

        tex.CopyTo(_bytes.AsSpan(1));
        _bytes[0] = _bytes[tex.Length + 1] = (byte)'$';
        return _bytes.AsSpan(0, tex.Length + 2);
    }
}
