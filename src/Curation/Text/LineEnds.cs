using System.Runtime.CompilerServices;

namespace Curation.Text;

/// <summary>Goes through the newlines of a text, from the left.</summary>
internal ref struct LineEnds(ReadOnlySpan<byte> text)
{
    private readonly ReadOnlySpan<byte> _text = text;
    private int _next = Next(text, 0);

    /// <summary>Whether a newline stands before a place, behind the place that was asked for last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool PassTo(int place)
    {
        if (_next >= place) return false;
        _next = Next(_text, place);
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Next(ReadOnlySpan<byte> text, int from) => text[from..].IndexOf((byte)'\n') is >= 0 and var ahead ? from + ahead : int.MaxValue;
}
