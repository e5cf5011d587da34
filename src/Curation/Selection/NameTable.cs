using System.Diagnostics.CodeAnalysis;
using System.Text;
using Curation.Text;

namespace Curation.Selection;

/// <summary>Names as small numbers. Which number a name gets follows from who came first, so numbers decide nothing. Thread-safe.</summary>
internal sealed class NameTable
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];

    public string this[int number]
    {
        get
        {
            lock (_numbers) return _names[number];
        }
    }

    public int Count => _names.Count;

    public int Number(string name)
    {
        lock (_numbers)
        {
            if (_numbers.TryGetValue(name, out var number)) return number;
            _numbers[name] = number = _names.Count;
            _names.Add(name);
            return number;
        }
    }

    /// <summary>One column's way into the table, for one thread: a name that came before costs neither a string nor the lock.</summary>
    public sealed class Column(NameTable table)
    {
        private readonly Dictionary<byte[], (int Number, string Name)>.AlternateLookup<ReadOnlySpan<byte>> _known =
            new Dictionary<byte[], (int, string)>(new ByBytes()).GetAlternateLookup<ReadOnlySpan<byte>>();

        public (int Number, string Name) Of(ReadOnlySpan<byte> utf8)
        {
            if (_known.TryGetValue(utf8, out var known)) return known;
            var name = Encoding.UTF8.GetString(utf8);
            return _known[utf8] = (table.Number(name), name);
        }
    }

    private sealed class ByBytes : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode([DisallowNull] byte[] obj) => GetHashCode(obj.AsSpan());

        public int GetHashCode(ReadOnlySpan<byte> alternate) => (int)XxHash64.Hash(alternate);
    }
}
