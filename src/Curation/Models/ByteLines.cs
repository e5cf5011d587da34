using System.Text;
using Curation.Core;

namespace Curation.Models;

/// <summary>The lines of a file as bytes, without their ends. A line of more than sixteen megabytes ends the reading.</summary>
/// <param name="name">Of the file, in errors.</param>
internal sealed class ByteLines(string name, Stream stream)
{
    private const int Longest = 1 << 24, Shown = 60;
    private byte[] _buffer = new byte[1 << 16];
    private int _at, _filled, _start, _length;
    private bool _isAtEnd;

    /// <summary>Good until the next call of <see cref="Next"/>.</summary>
    public ReadOnlySpan<byte> Line => _buffer.AsSpan(_start, _length).TrimEnd((byte)'\r');

    /// <summary>Of the current line, from 1.</summary>
    public long Number { get; private set; }

    /// <exception cref="RecipeException">A line is too long, or the file cannot be unpacked.</exception>
    public bool Next()
    {
        Number++;
        var end = _buffer.AsSpan(_at, _filled - _at).IndexOf((byte)'\n');
        while (end < 0)
        {
            var searched = _filled - _at;
            if (!Fill())
            {
                (_start, _length, _at) = (_at, searched, _filled);
                _isAtEnd = searched == 0;
                return searched > 0;
            }

            end = _buffer.AsSpan(searched, _filled - searched).IndexOf((byte)'\n') is >= 0 and var found ? searched + found : -1;
        }

        (_start, _length, _at) = (_at, end, _at + end + 1);
        return true;
    }

    /// <summary>The current line is not what was expected.</summary>
    public RecipeException Mistake(string expected)
    {
        var found = _isAtEnd ? "the file ends" : $"\"{Encoding.UTF8.GetString(Line[..Math.Min(Shown, Line.Length)])}\"";
        return new($"{name}, line {Number}: {found}; {expected} was expected");
    }

    private bool Fill()
    {
        if (_at > 0) _buffer.AsSpan(_at, _filled - _at).CopyTo(_buffer);
        (_at, _filled) = (0, _filled - _at);
        if (_filled == _buffer.Length)
        {
            if (_filled >= Longest) throw new RecipeException($"{name}, line {Number}: longer than {Longest} bytes");
            Array.Resize(ref _buffer, 2 * _buffer.Length);
        }

        try
        {
            var read = stream.Read(_buffer, _filled, _buffer.Length - _filled);
            _filled += read;
            return read > 0;
        }
        catch (InvalidDataException error)
        {
            throw new RecipeException($"{name}: cannot be unpacked ({error.Message}); expected a file that is plain, gzip or zstd");
        }
    }
}
