using System.Runtime.InteropServices;
using Curation.Core;
using Curation.Dedup.Records;
using Curation.Storage;
using Microsoft.Win32.SafeHandles;

namespace Curation.Dedup.Near;

/// <summary>A file of sorted sets of 64-bit shingle hashes, one behind the other, and where each of them lies. Reading is thread-safe.</summary>
internal sealed class ShingleSets(string path) : IDisposable
{
    private readonly SafeFileHandle _file = File.OpenHandle(path);

    /// <summary>Writes the sets of the candidates in their order; returns where each begins and, last, where all end, counted in shingles.</summary>
    public static async Task<long[]> Write(string path, SetSource source, Candidate[] candidates, Scratch scratch, int workers, CancellationToken cancel)
    {
        using var file = AtomicFile.Create(path);
        var starts = new long[candidates.Length + 1];
        var written = 0;
        await Flow.Run(Units(candidates), rows => source.Write(rows, scratch.NewFile()), Append, workers, cancel);
        file.Publish();
        return starts;

        void Append(UnitSets sets)
        {
            foreach (var count in sets.Counts) starts[written + 1] = starts[written++] + count;
            using var part = new FileStream(sets.Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.DeleteOnClose);
            part.CopyTo(file.Stream);
        }
    }

    /// <summary>Fills <paramref name="set"/> with the shingles from <paramref name="start"/> on.</summary>
    public void Read(long start, Span<ulong> set)
    {
        var bytes = MemoryMarshal.AsBytes(set);
        for (var position = start * sizeof(ulong); !bytes.IsEmpty;)
        {
            var read = RandomAccess.Read(_file, bytes, position);
            if (read == 0) throw new RunException($"{path}: ends early; expected a whole file: delete it and run dedup again");
            position += read;
            bytes = bytes[read..];
        }
    }

    /// <summary>The set of a document, for the caller to give back.</summary>
    public Rented<ulong> Read(long[] starts, int document)
    {
        var set = new Rented<ulong>((int)(starts[document + 1] - starts[document]));
        Read(starts[document], set.Span);
        return set;
    }

    /// <summary>|A ∩ B| / |A ∪ B| of two sets in ascending order; 0 where both are empty.</summary>
    public static double Jaccard(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b)
    {
        int i = 0, j = 0, common = 0;
        while (i < a.Length && j < b.Length)
        {
            var (left, right) = (a[i], b[j]);
            common += left == right ? 1 : 0;
            i += left <= right ? 1 : 0;
            j += right <= left ? 1 : 0;
        }

        var union = a.Length + b.Length - common;
        return union == 0 ? 0 : (double)common / union;
    }

    public void Dispose() => _file.Dispose();

    private static IEnumerable<ArraySegment<Candidate>> Units(Candidate[] candidates)
    {
        for (int start = 0, end; start < candidates.Length; start = end)
        {
            for (end = start; end < candidates.Length && candidates[end].Place.Unit == candidates[start].Place.Unit;) end++;
            yield return new(candidates, start, end - start);
        }
    }
}
