namespace Curation.Extraction.Tree;

/// <summary>Room for the decoded values of one tag's attributes; reused from tag to tag.</summary>
internal sealed class Scratch
{
    private byte[] _bytes = new byte[1024];
    private int _used;

    public void Clear() => _used = 0;

    /// <summary>An attribute's value with its character references decoded, valid until the next <see cref="Clear"/>.</summary>
    public ReadOnlySpan<byte> Decode(ReadOnlySpan<byte> value)
    {
        var most = CharacterReferences.MostBytes(value.Length);
        // values that were given out keep the array that they lie in
        if (_bytes.Length - _used < most) (_bytes, _used) = (new byte[Math.Max(2 * _bytes.Length, most)], 0);
        var written = CharacterReferences.DecodeAttribute(value, _bytes.AsSpan(_used));
        _used += written;
        return _bytes.AsSpan(_used - written, written);
    }
}
