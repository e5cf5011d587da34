using System.Runtime.InteropServices;

namespace Curation.Dedup.Near;

/// <summary>A document in a group of equal band keys.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct GroupMember(long Group, Place Place);

/// <summary>A document that shares a band key with another. Ordered by place.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct Candidate(Place Place, ulong Identity) : IComparable<Candidate>
{
    public int CompareTo(Candidate other) => Place.CompareTo(other.Place);
}

/// <summary>Two candidates to compare, by their positions.</summary>
internal readonly record struct Pair(int Centre, int Member) : IComparable<Pair>
{
    public int CompareTo(Pair other) => Centre != other.Centre ? Centre.CompareTo(other.Centre) : Member.CompareTo(other.Member);
}
