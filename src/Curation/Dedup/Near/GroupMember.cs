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

/// <summary>A candidate in a group, by its position.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct Grouped(long Group, int Document)
{
    /// <summary>The members of each group, all of which stand together. A list may be changed by who got it, and is good until the next one.</summary>
    public static IEnumerable<List<Grouped>> Lists(IEnumerable<Grouped> members)
    {
        var (group, number) = (new List<Grouped>(), 0L);
        foreach (var member in members)
        {
            if (group.Count > 0 && number != member.Group)
            {
                yield return group;
                group.Clear();
            }

            group.Add(member);
            number = member.Group;
        }

        if (group.Count > 0) yield return group;
    }
}
