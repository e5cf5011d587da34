namespace Curation.Core;

/// <summary>What dedup found: groups of documents that say the same.</summary>
public interface IClusters
{
    /// <summary>The files of the run it is read from.</summary>
    IReadOnlyList<string> Files { get; }

    /// <summary>Opens the files of a run.</summary>
    IOpenClusters Open(string runFolder);
}

/// <summary>The clusters of a run, open for reading.</summary>
public interface IOpenClusters : IDisposable
{
    /// <summary>The members of each cluster, in an order that follows from identities alone.</summary>
    IEnumerable<IReadOnlyList<DuplicateMember>> Read();

    /// <summary>What makes two members of a cluster duplicates, and how similar they are:
    /// 1 for equal texts, else the Jaccard similarity of their shingles.</summary>
    (DuplicateKind Kind, double Similarity) Compare(DuplicateMember one, DuplicateMember other);
}

/// <summary>What two members of a cluster have in common; of several the first.</summary>
public enum DuplicateKind
{
    /// <summary>Their texts, as far as the comparison of texts looks.</summary>
    Exact,

    /// <summary>Their canonical address.</summary>
    Url,

    /// <summary>Most of what they say, or what others of the cluster say that are like both.</summary>
    Near,
}

/// <summary>A document in a cluster of duplicates.</summary>
/// <param name="Unit">Name of its unit.</param>
/// <param name="Row">Its row there.</param>
/// <param name="Identity">Its identity hash.</param>
public record DuplicateMember(string Unit, int Row, ulong Identity)
{
    /// <summary>The same number for members of equal text, another for others.</summary>
    public long Text { get; init; }
}

/// <summary>Which member of a cluster survives, of those that the stages keep; further ties go to the smallest identity.</summary>
public enum KeepRule
{
    /// <summary>The best first score, then the longest.</summary>
    Best,

    /// <summary>The longest final text, as it is before cuts.</summary>
    Longest,

    /// <summary>The latest declared date, then the longest; no date, or one that cannot be read, is the oldest.</summary>
    Newest,

    /// <summary>The smallest identity: the hash of source and id, since the order of files decides nothing.</summary>
    First,
}
