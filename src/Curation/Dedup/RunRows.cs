using System.Runtime.InteropServices;

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

/// <summary>A key of a document in a run file's band of exact keys: 28 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct ExactRow(ulong KeyHigh, ulong KeyLow, ulong Identity, int Row) : IComparable<ExactRow>
{
    public int CompareTo(ExactRow other) => KeyRow.From(this, 0).CompareTo(KeyRow.From(other, 0));
}

/// <summary>A key of a document in a run file's band of near keys: 20 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct NearRow(ulong Key, ulong Identity, int Row) : IComparable<NearRow>
{
    public int CompareTo(NearRow other) => KeyRow.From(this, 0).CompareTo(KeyRow.From(other, 0));
}

/// <summary>A row of either kind as it takes part in a merge over units: ordered by key, then identity, then place.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct KeyRow(ulong KeyHigh, ulong KeyLow, ulong Identity, Place Place) : IComparable<KeyRow>
{
    public static KeyRow From(in ExactRow row, int unit) => new(row.KeyHigh, row.KeyLow, row.Identity, new Place(unit, row.Row));

    public static KeyRow From(in NearRow row, int unit) => new(0, row.Key, row.Identity, new Place(unit, row.Row));

    public bool HasKeyOf(in KeyRow other) => KeyLow == other.KeyLow && KeyHigh == other.KeyHigh;

    public int CompareTo(KeyRow other)
    {
        if (KeyHigh != other.KeyHigh) return KeyHigh.CompareTo(other.KeyHigh);
        if (KeyLow != other.KeyLow) return KeyLow.CompareTo(other.KeyLow);
        return Identity != other.Identity ? Identity.CompareTo(other.Identity) : Place.CompareTo(other.Place);
    }
}
