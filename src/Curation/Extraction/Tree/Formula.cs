namespace Curation.Extraction.Tree;

/// <summary>A formula while it is read: its TeX where MathML carries it as an annotation, else the symbols in their order.</summary>
internal sealed class Formula
{
    private const int MostBytes = 4096;
    private static readonly uint _annotation = ForeignNames.HashOf("annotation");
    private static readonly uint[] _tokens = [.. new[] { "mi", "mo", "mn", "ms", "mtext" }.Select(ForeignNames.HashOf)];
    private static readonly byte[][] _styles = ["{\\displaystyle "u8.ToArray(), "{\\textstyle "u8.ToArray()];
    private readonly byte[] _bytes = new byte[MostBytes + 2];
    private int _length;
    private bool _isTex;

    public void Begin() => (_length, _isTex) = (0, false);

    /// <param name="name">Of the element around the text.</param>
    public void Take(uint name, ReadOnlySpan<byte> text)
    {
        var isTex = name == _annotation;
        if (_isTex ? !isTex : !isTex && Array.IndexOf(_tokens, name) < 0) return;
        if (isTex && !_isTex) (_length, _isTex) = (0, true);
        if (text.Length > MostBytes - _length) return;
        text.CopyTo(_bytes.AsSpan(1 + _length));
        _length += text.Length;
    }

    /// <summary>TeX between dollars, symbols as they are; empty where neither is known.</summary>
    public ReadOnlySpan<byte> End()
    {
        var tex = _bytes.AsSpan(1, _length).Trim(" \t\r\n"u8);
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
