using System.Runtime.InteropServices;

namespace Curation.Dedup.Near;

/// <summary>A pair to compare: a member of a group of equal band keys and the group's present centre. Ordered by pair, so that a pair found in several groups is compared once.</summary>
/// <param name="Group">Number of the group.</param>
/// <param name="Rank">Number of the member in it, in the order of identities.</param>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct Star(Place Centre, Place Member, long Group, int Rank) : IComparable<Star>
{
    public bool HasPairOf(in Star other) => Centre == other.Centre && Member == other.Member;

    public int CompareTo(Star other)
    {
        var order = Centre.CompareTo(other.Centre);
        if (order == 0) order = Member.CompareTo(other.Member);
        if (order == 0) order = Group.CompareTo(other.Group);
        return order != 0 ? order : Rank.CompareTo(other.Rank);
    }
}

/// <summary>A member of a group that is like none of the centres so far. Ordered by group and rank.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct Unmatched(long Group, int Rank, Place Member) : IComparable<Unmatched>
{
    public int CompareTo(Unmatched other) => Group != other.Group ? Group.CompareTo(other.Group) : Rank.CompareTo(other.Rank);
}

/// <summary>A document that shares a band key with another. Ordered by place.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct Candidate(Place Place, ulong Identity) : IComparable<Candidate>
{
    public int CompareTo(Candidate other) => Place.CompareTo(other.Place);
}
