using System.Runtime.InteropServices;
using Curation.Dedup.Records;

namespace Curation.Dedup;

/// <summary>
/// Where a document lies: the position of its unit in the ordinal order of unit names, and its row. A locator, and the last resort among equal
/// identities.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct Place(int Unit, int Row) : IComparable<Place>
{
    public int CompareTo(Place other) => Unit != other.Unit ? Unit.CompareTo(other.Unit) : Row.CompareTo(other.Row);
}

/// <summary>A 128-bit key of a document in a run file: 28 bytes. Ordered by key, identity and row.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct ExactRow(ulong KeyHigh, ulong KeyLow, ulong Identity, int Row) : IKeyed<ExactRow>
{
    public ulong Leading => KeyHigh;

    public int CompareTo(ExactRow other)
    {
        if (KeyHigh != other.KeyHigh) return KeyHigh.CompareTo(other.KeyHigh);
        if (KeyLow != other.KeyLow) return KeyLow.CompareTo(other.KeyLow);
        return Identity != other.Identity ? Identity.CompareTo(other.Identity) : Row.CompareTo(other.Row);
    }
}

/// <summary>A 64-bit key of a document in a run file: 20 bytes. Ordered by key, identity and row.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct NearRow(ulong Key, ulong Identity, int Row) : IKeyed<NearRow>
{
    public ulong Leading => Key;

    public int CompareTo(NearRow other)
    {
        if (Key != other.Key) return Key.CompareTo(other.Key);
        return Identity != other.Identity ? Identity.CompareTo(other.Identity) : Row.CompareTo(other.Row);
    }
}

/// <summary>A row of either kind as it takes part in a merge over units: 32 bytes, ordered by key, then identity, then place.</summary>
/// <param name="KeyHigh">The first half of a 128-bit key, or all of a 64-bit one.</param>
/// <param name="KeyLow">0 where the key has 64 bits.</param>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct KeyRow(ulong KeyHigh, ulong KeyLow, ulong Identity, Place Place) : IKeyed<KeyRow>
{
    public ulong Leading => KeyHigh;

    public static KeyRow From(in ExactRow row, int unit) => new(row.KeyHigh, row.KeyLow, row.Identity, new Place(unit, row.Row));

    public static KeyRow From(in NearRow row, int unit) => new(row.Key, 0, row.Identity, new Place(unit, row.Row));

    public bool HasKeyOf(in KeyRow other) => KeyHigh == other.KeyHigh && KeyLow == other.KeyLow;

    public int CompareTo(KeyRow other)
    {
        if (KeyHigh != other.KeyHigh) return KeyHigh.CompareTo(other.KeyHigh);
        if (KeyLow != other.KeyLow) return KeyLow.CompareTo(other.KeyLow);
        return Identity != other.Identity ? Identity.CompareTo(other.Identity) : Place.CompareTo(other.Place);
    }
}
