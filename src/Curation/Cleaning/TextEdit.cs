using Curation.Text;

namespace Curation.Cleaning;

/// <summary>Copies a text while pieces of it are replaced, from left to right; nothing is copied before the first one.</summary>
internal ref struct TextEdit(DocumentText original)
{
    private PooledList<byte> _made;
    private int _copied;
    private bool _isChanged;

    /// <summary>Puts other bytes in the place of a piece that starts at or behind the end of the last one.</summary>
    public void Replace(int start, int end, scoped ReadOnlySpan<byte> replacement)
    {
        _isChanged = true;
        Append(original.Utf8[_copied..start]);
        Append(replacement);
        _copied = end;
    }

    /// <summary>The edited text; the given one itself where nothing was replaced, or by the same bytes. Called once.</summary>
    public DocumentText Finish()
    {
        if (!_isChanged) return original;
        Append(original.Utf8[_copied..]);
        var made = _made.Items.SequenceEqual(original.Utf8) ? original : DocumentText.FromUtf8(_made.Items.ToArray());
        _made.Dispose();
        return made;
    }

    private void Append(scoped ReadOnlySpan<byte> bytes)
    {
        var count = _made.Count;
        bytes.CopyTo(_made.Resize(count + bytes.Length)[count..]);
    }
}
