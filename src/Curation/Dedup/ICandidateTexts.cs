using Curation.Text;

namespace Curation.Dedup;

/// <summary>Gives the texts of documents that may have near duplicates, for their shingles to be compared.</summary>
public interface ICandidateTexts
{
    /// <summary>
    /// Calls <paramref name="use"/> once for each of the rows, with the text that its sketch was made of. Called from several threads at once, each with
    /// a unit of its own.
    /// </summary>
    /// <param name="rows">Ascending.</param>
    void Read(string unit, IReadOnlyList<int> rows, Action<int, DocumentText> use);
}
