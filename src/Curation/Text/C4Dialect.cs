namespace Curation.Text;

/// <summary>The named variants of C4's rules on lines.</summary>
internal enum C4Dialect
{
    /// <summary>datatrove's c4_filters.py: a line must end in an end mark.</summary>
    Datatrove,

    /// <summary>FineWeb's use of it: the rule on end marks is off.</summary>
    Fineweb,
}
