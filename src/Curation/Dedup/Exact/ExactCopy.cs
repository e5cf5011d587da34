using System.Runtime.InteropServices;

namespace Curation.Dedup.Exact;

/// <summary>A member of a group of equal texts and the group's representative, its smallest member (itself included). Ordered by place.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct ExactCopy(Place Place, Place Representative, ulong Identity, ulong RepresentativeIdentity) : IComparable<ExactCopy>
{
    public int CompareTo(ExactCopy other) => Place.CompareTo(other.Place);
}
