using System.Text;

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

    /// <summary>One column's way into the table: the same name comes many times in a row.</summary>
    public sealed class Column(NameTable table)
    {
        private byte[] _last = [];
        private int _number = -1;

        public int Number(ReadOnlySpan<byte> utf8)
        {
            if (_number >= 0 && utf8.SequenceEqual(_last)) return _number;
            _last = utf8.ToArray();
            return _number = table.Number(Encoding.UTF8.GetString(utf8));
        }
    }
}
