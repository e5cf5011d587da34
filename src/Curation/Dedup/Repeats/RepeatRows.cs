using System.Runtime.InteropServices;
using Curation.Dedup.Records;

namespace Curation.Dedup.Repeats;

/// <summary>A part of a document and the hash of what it says: 40 bytes. Ordered by key, then by first occurrence: identity, place, position.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct PartRow(ulong KeyHigh, ulong KeyLow, ulong Identity, Place Place, int Start, int End) : IKeyed<PartRow>
{
    public ulong Leading => KeyHigh;

    public bool HasKeyOf(in PartRow other) => KeyHigh == other.KeyHigh && KeyLow == other.KeyLow;

    public int CompareTo(PartRow other)
    {
        if (KeyHigh != other.KeyHigh) return KeyHigh.CompareTo(other.KeyHigh);
        if (KeyLow != other.KeyLow) return KeyLow.CompareTo(other.KeyLow);
        if (Identity != other.Identity) return Identity.CompareTo(other.Identity);
        return Place != other.Place ? Place.CompareTo(other.Place) : Start.CompareTo(other.Start);
    }
}

/// <summary>A piece of text by whose hash passages are found: 20 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct AnchorRow(ulong Key, Place Place, int Position) : IKeyed<AnchorRow>
{
    public ulong Leading => Key;

    public int CompareTo(AnchorRow other)
    {
        if (Key != other.Key) return Key.CompareTo(other.Key);
        return Place != other.Place ? Place.CompareTo(other.Place) : Position.CompareTo(other.Position);
    }
}

/// <summary>A range of a document, in bytes or in what its owner counts: 16 bytes. Ordered by place, start, end.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct RangeRow(Place Place, int Start, int End) : IComparable<RangeRow>
{
    public int CompareTo(RangeRow other)
    {
        if (Place != other.Place) return Place.CompareTo(other.Place);
        return Start != other.Start ? Start.CompareTo(other.Start) : End.CompareTo(other.End);
    }

    /// <summary>The ranges of each document in order, those that overlap or touch as one.</summary>
    public static IEnumerable<RangeRow> Merged(IEnumerable<RangeRow> sorted)
    {
        RangeRow? open = null;
        foreach (var range in sorted)
        {
            if (open is { } before && before.Place == range.Place && range.Start <= before.End)
            {
                open = before with { End = Math.Max(before.End, range.End) };
                continue;
            }

            if (open is { } done) yield return done;
            open = range;
        }

        if (open is { } last) yield return last;
    }
}
