using System.Runtime.InteropServices;
using Curation.Core;
using Curation.Text;

namespace Curation.Dedup.Near;

/// <summary>Makes the shingle sets of a unit's candidates from their texts. Thread-safe.</summary>
internal sealed class SetSource(ICandidateTexts texts, IReadOnlyList<SketchRun> units, int ngram)
{
    private readonly ShingleHasher _hasher = new(ngram);

    /// <summary>Writes the sets of candidates, all of one unit, to a file.</summary>
    public UnitSets Write(IReadOnlyList<Candidate> candidates, string path)
    {
        var unit = units[candidates[0].Place.Unit].Unit;
        var counts = new List<int>(candidates.Count);
        using var stream = File.Create(path);
        texts.Read(unit, [.. candidates.Select(candidate => candidate.Place.Row)], Take);
        if (counts.Count < candidates.Count) throw new RunException($"{unit}: gave the texts of {counts.Count} of {candidates.Count} documents; expected all");
        return new(path, counts);

        void Take(int row, DocumentText text)
        {
            if (counts.Count == candidates.Count || candidates[counts.Count].Place.Row != row)
                throw new RunException($"{unit}: gave the text of row {row} out of turn; expected the rows asked for, in order");
            using var shingles = _hasher.Hash(text);
            counts.Add(ShingleHasher.Distinct(shingles.Span));
            stream.Write(MemoryMarshal.AsBytes(shingles.Span[..counts[^1]]));
        }
    }
}

/// <summary>A file of sets, and the number of shingles in each.</summary>
internal readonly record struct UnitSets(string Path, IReadOnlyList<int> Counts);
