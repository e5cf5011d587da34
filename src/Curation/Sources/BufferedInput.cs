namespace Curation.Sources;

/// <summary>A seekable file behind one buffer: look ahead, take, go back.</summary>
internal sealed class BufferedInput
{
    private readonly Stream _file;
    private readonly byte[] _buffer = new byte[1 << 18];
    private long _base;
    private int _position, _end;

    public BufferedInput(Stream file)
    {
        if (!file.CanSeek) throw new ArgumentException("the stream must be seekable", nameof(file));
        _file = file;
        _base = file.Position;
    }

    public long Offset => _base + _position;

    public long Length => _file.Length;

    /// <summary>At least <paramref name="count"/> bytes from here, fewer only at the end of the file.</summary>
    public ReadOnlySpan<byte> Peek(int count)
    {
        if (_end - _position < count) Fill(count);
        return _buffer.AsSpan(_position, _end - _position);
    }

    public void Advance(int count) => _position += count;

    public int Read(Span<byte> into)
    {
        var available = Peek(1);
        var count = Math.Min(available.Length, into.Length);
        available[..count].CopyTo(into);
        _position += count;
        return count;
    }

    public void Seek(long offset)
    {
        if (offset >= _base && offset <= _base + _end)
        {
            _position = (int)(offset - _base);
            return;
        }

        _file.Position = _base = offset;
        _position = _end = 0;
    }

    private void Fill(int count)
    {
        _buffer.AsSpan(_position, _end - _position).CopyTo(_buffer);
        _base += _position;
        _end -= _position;
        _position = 0;
        while (_end < count)
        {
            var read = _file.Read(_buffer, _end, _buffer.Length - _end);
            if (read == 0) return;
            _end += read;
        }
    }
}
