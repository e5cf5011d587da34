using System.Globalization;
using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Curation.Core;
using Curation.Dedup.Records;
using Curation.Storage;
using Curation.Text;

namespace Curation.Dedup.Rows;

/// <summary>Ids of rows, with a number behind those made ids that stand more than once. Memory is that of a sort; the numbers lie in a file.</summary>
internal sealed class RowIds : IDisposable
{
    // 128 bits in hexadecimal digits
    private const int MadeLength = 32;

    private readonly RowHeads _heads;
    private readonly long _count;
    private readonly MemoryMappedFile? _file;
    private readonly MemoryMappedViewAccessor? _numbers;

    /// <param name="chunks">Number of chunks of rows.</param>
    public RowIds(RowHeads heads, int chunks, Scratch scratch)
    {
        _heads = heads;
        var (ids, numbers) = (new ExternalSort<IdRow>(scratch), new ExternalSort<Numbered>(scratch));
        for (var chunk = 0; chunk < chunks; chunk++)
        {
            foreach (var (row, head) in heads.In(chunk).Index().Where(head => head.Item.Id.Length > 0))
                ids.Add(IdRow.Of((long)chunk * RowHeads.RowsPerChunk + row, head));
        }

        (IdRow? last, var number) = (null, 0);
        foreach (var row in ids.Sorted())
        {
            number = last is { } before && row.HasIdOf(before) ? number + 1 : 1;
            last = row;
            if (number == 1) continue;
            if (!row.IsMade) Repeated++;
            else numbers.Add(new(row.Row, number));
        }

        var path = scratch.NewFile();
        using (var file = AtomicFile.Create(path))
        {
            foreach (var row in numbers.Sorted())
            {
                file.Stream.Write(MemoryMarshal.AsBytes([row]));
                _count++;
            }

            file.Publish();
        }

        if (_count > 0)
        {
            _file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
            _numbers = _file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        }

        Repeated += GivenAsMade(chunks, scratch);
    }

    /// <summary>Rows whose given id another row has too, or that have the id that another one was made.</summary>
    public long Repeated { get; }

    public string Of(long row) => Of(row, _heads.Of(row).Id);

    public string Of(long row, string id) =>
        NumberOf(row) is var number && number == 1 ? id : string.Create(CultureInfo.InvariantCulture, $"{id}-{number}");

    public void Dispose()
    {
        _numbers?.Dispose();
        _file?.Dispose();
    }

    /// <summary>How many made ids, the numbers behind them too, are other rows' own.</summary>
    private long GivenAsMade(int chunks, Scratch scratch)
    {
        var names = new ExternalSort<IdRow>(scratch);
        for (var chunk = 0; chunk < chunks; chunk++)
        {
            foreach (var (place, head) in _heads.In(chunk).Index().Where(head => head.Item.HasMadeId || LooksMade(head.Item.Id)))
            {
                var row = (long)chunk * RowHeads.RowsPerChunk + place;
                names.Add(IdRow.Of(row, head with { Id = head.HasMadeId ? Of(row, head.Id) : head.Id }));
            }
        }

        (IdRow? last, var count) = (null, 0L);
        foreach (var row in names.Sorted())
        {
            if (last is { IsMade: false } given && row.IsMade && (given.High, given.Low) == (row.High, row.Low)) count++;
            last = row;
        }

        return count;
    }

    private static bool LooksMade(string id) => id.Length >= MadeLength && !id.AsSpan(0, MadeLength).ContainsAnyExcept("0123456789abcdef");

    private int NumberOf(long row)
    {
        for (long low = 0, high = _count; low < high;)
        {
            var middle = (low + high) / 2;
            _numbers!.Read(middle * Unsafe.SizeOf<Numbered>(), out Numbered found);
            if (found.Row == row) return found.Number;
            if (found.Row < row) low = middle + 1;
            else high = middle;
        }

        return 1;
    }

    /// <summary>By id, newest first.</summary>
    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    private readonly record struct IdRow(ulong High, ulong Low, int Made, long Age, long Row) : IComparable<IdRow>
    {
        public bool IsMade => Made != 0;

        public static IdRow Of(long row, RowHead head) => new(
            XxHash64.Hash(head.Id), XxHash64.Hash(head.Id, 1), head.HasMadeId ? 1 : 0, head.HasMadeId ? ~DeclaredDate.InstantOf(head.Date) : 0, row);

        public bool HasIdOf(IdRow other) => (High, Low, Made) == (other.High, other.Low, other.Made);

        public int CompareTo(IdRow other) => (High, Low, Made, Age, Row).CompareTo((other.High, other.Low, other.Made, other.Age, other.Row));
    }

    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    private readonly record struct Numbered(long Row, int Number) : IComparable<Numbered>
    {
        public int CompareTo(Numbered other) => Row.CompareTo(other.Row);
    }
}
