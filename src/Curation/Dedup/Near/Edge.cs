using System.Runtime.InteropServices;

namespace Curation.Dedup.Near;

/// <summary>Two documents found to be near duplicates, the smaller first. Ordered by identities, then places.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct Edge(ulong FirstIdentity, ulong SecondIdentity, Place First, Place Second, double Similarity) : IComparable<Edge>
{
    public int CompareTo(Edge other)
    {
        var order = FirstIdentity.CompareTo(other.FirstIdentity);
        if (order == 0) order = SecondIdentity.CompareTo(other.SecondIdentity);
        if (order == 0) order = First.CompareTo(other.First);
        return order != 0 ? order : Second.CompareTo(other.Second);
    }
}
