using System.Buffers;

namespace Curation.Sources;

/// <summary>A growing window on the decoded bytes of the current segment.</summary>
internal sealed class RecordWindow(Segments segments)
{
    private const int MinBytes = 1 << 17;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(MinBytes);
    private long _base;
    private int _position, _end;

    /// <summary>Decoded bytes before here, over all segments.</summary>
    public long Offset => _base + _position;

    public ReadOnlyMemory<byte> Available => _buffer.AsMemory(_position, _end - _position);

    /// <summary>Tries to have that many bytes available; false when the segment ends earlier.</summary>
    public bool Ensure(int count)
    {
        if (_end - _position >= count) return true;
        MakeRoom(count);
        while (_end < count)
        {
            var read = segments.Read(_buffer.AsSpan(_end));
            if (read == 0) return false;
            _end += read;
        }

        return true;
    }

    public void Advance(int count) => _position += count;

    /// <summary>Goes to a place in a plain file; false, and nothing is changed, in a packed one and behind the end.</summary>
    public bool SeekTo(long offset)
    {
        if (segments.IsPacked) return false;
        if (offset >= _base && offset <= _base + _end)
        {
            _position = (int)(offset - _base);
            return true;
        }

        if (!segments.SeekTo(offset)) return false;
        _base = offset;
        _position = _end = 0;
        return true;
    }

    /// <summary>Gives away the memory of what was just read, where less than that would have to be copied to go on without it.</summary>
    /// <param name="length">Bytes before here that the taker wants.</param>
    /// <returns>The array, to be given back to the shared pool; null where a copy of those bytes is cheaper.</returns>
    public byte[]? Give(int length)
    {
        var rest = Available.Span;
        if (rest.Length > length) return null;
        var given = _buffer;
        var target = ArrayPool<byte>.Shared.Rent(Math.Max(MinBytes, rest.Length));
        rest.CopyTo(target);
        (_buffer, _base, _position, _end) = (target, _base + _position, 0, rest.Length);
        return given;
    }

    /// <summary>Goes to the needle if it stands within <paramref name="limit"/> bytes; otherwise over all of these.</summary>
    public bool SkipTo(ReadOnlySpan<byte> needle, long limit = long.MaxValue)
    {
        while (limit > 0)
        {
            var hasMore = Ensure(needle.Length);
            var bytes = Available.Span;
            var found = bytes.IndexOf(needle);
            if (found >= 0 && found < limit)
            {
                Advance(found);
                return true;
            }

            // all but what may be the needle's beginning
            var step = (int)Math.Min(limit, hasMore ? bytes.Length - needle.Length + 1 : bytes.Length);
            Advance(step);
            limit -= step;
            if (!hasMore) return false;
        }

        return false;
    }

    public void Skip(long count)
    {
        while (count > 0 && Ensure(1))
        {
            var step = (int)Math.Min(count, Available.Length);
            Advance(step);
            count -= step;
        }
    }

    public bool SkipNewlines()
    {
        while (Ensure(1))
        {
            var bytes = Available.Span;
            var text = bytes.IndexOfAnyExcept((byte)'\r', (byte)'\n');
            if (text >= 0)
            {
                Advance(text);
                return true;
            }

            Advance(bytes.Length);
        }

        return false;
    }

    private void MakeRoom(int count)
    {
        var kept = Available.Span;
        var target = count <= _buffer.Length ? _buffer
            : ArrayPool<byte>.Shared.Rent(Math.Max(count, (int)Math.Min(2L * _buffer.Length, Array.MaxLength)));
        kept.CopyTo(target);
        if (target != _buffer) ArrayPool<byte>.Shared.Return(_buffer);
        (_buffer, _base, _position, _end) = (target, _base + _position, 0, kept.Length);
    }
}
