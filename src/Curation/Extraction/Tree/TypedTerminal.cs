namespace Curation.Extraction.Tree;

/// <summary>A terminal session that a script types out (Termynal, in the manuals of FastAPI and its kin): the code holds markup, escaped, that shows as
/// colours.</summary>
internal sealed class TypedTerminal
{
    private int _node;
    private bool _isInTag;
    private byte[] _shown = new byte[256];

    public bool IsOpen => _node >= 0;

    public void Begin() => _node = -1;

    /// <summary>An element begins.</summary>
    /// <returns>Whether its end must be told.</returns>
    public bool Keep(ReadOnlySpan<byte> names, int node)
    {
        if (IsOpen || !names.SequenceEqual("termy"u8)) return false;
        (_node, _isInTag) = (node, false);
        return true;
    }

    public void Leave(int node)
    {
        if (node == _node) _node = -1;
    }

    /// <summary>What of a text is no markup. A tag may begin in one text and end in another: highlighters cut them.</summary>
    public ReadOnlySpan<byte> Shown(ReadOnlySpan<byte> text)
    {
        if (_shown.Length < text.Length) _shown = new byte[2 * text.Length];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var b = text[i];
            if (b == '<') _isInTag |= i + 1 == text.Length || text[i + 1] == '/' || char.IsAsciiLetter((char)text[i + 1]);
            _isInTag &= b != '\n';
            if (!_isInTag) _shown[length++] = b;
            _isInTag &= b != '>';
        }

        return _shown.AsSpan(0, length);
    }
}
