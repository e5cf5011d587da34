namespace Curation.Extraction.Tree;

/// <summary>A formula while it is read: its TeX where MathML carries it as an annotation, else its symbols on one line.</summary>
/// <remarks>Of presentation MathML 3 what text has signs for: a/b, √(x), x^2, x_i; operands of more than one symbol in parentheses.</remarks>
internal sealed class Formula
{
    private const int MostBytes = 4096, MostDepth = 64;

    private static readonly uint[] _tokens = [.. new[] { "mi", "mo", "mn", "ms", "mtext" }.Select(ForeignNames.HashOf)];
    private static readonly uint _operator = ForeignNames.HashOf("mo");

    /// <summary>What stands before the second and the third part of an element.</summary>
    private static readonly Dictionary<uint, (byte[] Second, byte[] Third)> _signs = new()
    {
        [ForeignNames.HashOf("mfrac")] = ([(byte)'/'], []),
        [ForeignNames.HashOf("msup")] = ([(byte)'^'], []),
        [ForeignNames.HashOf("mover")] = ([(byte)'^'], []),
        [ForeignNames.HashOf("msub")] = ([(byte)'_'], []),
        [ForeignNames.HashOf("munder")] = ([(byte)'_'], []),
        [ForeignNames.HashOf("msubsup")] = ([(byte)'_'], [(byte)'^']),
        [ForeignNames.HashOf("munderover")] = ([(byte)'_'], [(byte)'^']),
        [ForeignNames.HashOf("mroot")] = ("^(1/"u8.ToArray(), []),
        [ForeignNames.HashOf("mtable")] = ("; "u8.ToArray(), "; "u8.ToArray()),
        [ForeignNames.HashOf("mtr")] = (", "u8.ToArray(), ", "u8.ToArray()),
    };

    private static readonly uint _squareRoot = ForeignNames.HashOf("msqrt"), _root = ForeignNames.HashOf("mroot");
    private static readonly uint[] _lists = [ForeignNames.HashOf("mtable"), ForeignNames.HashOf("mtr")];
    private static readonly byte[][] _styles = ["{\\displaystyle "u8.ToArray(), "{\\textstyle "u8.ToArray()];
    private readonly byte[] _bytes = new byte[MostBytes + 2];
    private readonly byte[] _alternative = new byte[MostBytes];
    private readonly (uint Name, int Parts, int Start)[] _open = new (uint, int, int)[MostDepth];
    private int _length, _alternativeLength, _depth;
    private bool _isTex, _isBehindWord;

    public void Begin() => (_length, _alternativeLength, _depth, _isTex, _isBehindWord) = (0, 0, 0, false, false);

    /// <summary>TeX for where no annotation has it.</summary>
    public void Instead(ReadOnlySpan<byte> tex)
    {
        if (tex.Length > MostBytes) return;
        tex.CopyTo(_alternative);
        _alternativeLength = tex.Length;
    }

    /// <summary>An element within the formula begins. Those that nest too deep are read in their order.</summary>
    public void Open(uint name)
    {
        if (_depth > 0 && _depth <= MostDepth) BeginPart(ref _open[_depth - 1], name);
        if (_depth < MostDepth) _open[_depth] = (name, 0, _length);
        if (name == _squareRoot) Write("\u221A("u8);
        _depth++;
    }

    public void Close()
    {
        if (_depth == 0 || --_depth >= MostDepth) return;
        var (name, _, start) = _open[_depth];
        if (name == _squareRoot) Write(")"u8);
        if (_depth == 0) return;
        var (parent, parts, _) = _open[_depth - 1];
        if (!_signs.ContainsKey(parent) || Array.IndexOf(_lists, parent) >= 0 || name == _squareRoot) return;
        if (parent == _root && parts == 2) Write(")"u8);
        else if (Array.IndexOf(_tokens, name) < 0 && IsCompound(_bytes.AsSpan(1 + start, Math.Max(0, _length - start)))) Enclose(start);
    }

    private void BeginPart(ref (uint Name, int Parts, int Start) parent, uint name)
    {
        // an operator above a symbol is an accent
        var isAccent = name == _operator && parent.Name != _root;
        if (parent.Parts > 0 && !isAccent && _signs.TryGetValue(parent.Name, out var signs)) Write(parent.Parts == 1 ? signs.Second : signs.Third);
        parent.Parts++;
    }

    private static bool IsCompound(ReadOnlySpan<byte> part) => System.Text.Encoding.UTF8.GetCharCount(part) > 1
        && part.ContainsAnyExceptInRange((byte)'0', (byte)'9') && !(part[0] == '(' && part.IndexOf((byte)')') == part.Length - 1);

    private void Enclose(int start)
    {
        if (_isTex || _length + 2 > MostBytes) return;
        var part = _bytes.AsSpan(1 + start, _length - start);
        part.CopyTo(_bytes.AsSpan(2 + start));
        (_bytes[1 + start], _bytes[2 + _length]) = ((byte)'(', (byte)')');
        _length += 2;
    }

    /// <param name="name">Of the element around the text.</param>
    public void Take(uint name, bool isTex, ReadOnlySpan<byte> text)
    {
        if (_isTex ? !isTex : !isTex && Array.IndexOf(_tokens, name) < 0) return;
        if (isTex && !_isTex) (_length, _isTex) = (0, true);
        if (isTex) Append(text);
        else TakeToken(text.Trim(" \t\r\n"u8));
    }

    /// <summary>Words, as of functions, are set apart; signs for what is not seen are left out.</summary>
    private void TakeToken(ReadOnlySpan<byte> token)
    {
        if (token.IsEmpty || token is [0xE2, 0x81, >= 0xA1 and <= 0xA4]) return;
        var isWord = char.IsAsciiLetter((char)token[0]) && token.Length > 1;
        var isBehindLetter = _length > 0 && char.IsAsciiLetterOrDigit((char)_bytes[_length]);
        if (isBehindLetter && (isWord || (_isBehindWord && char.IsAsciiLetterOrDigit((char)token[0])))) Append(" "u8);
        Append(token);
        _isBehindWord = isWord;
    }

    private void Write(ReadOnlySpan<byte> sign)
    {
        if (_isTex) return;
        Append(sign);
        _isBehindWord = false;
    }

    private void Append(ReadOnlySpan<byte> text)
    {
        if (text.Length > MostBytes - _length) return;
        text.CopyTo(_bytes.AsSpan(1 + _length));
        _length += text.Length;
    }

    /// <summary>TeX between dollars, symbols as they are; empty where neither is known.</summary>
    public ReadOnlySpan<byte> End()
    {
        while (_depth > 0) Close();
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
