namespace Curation.Extraction.Tree;

/// <summary>Finds all that <see cref="CategoryWords"/> knows of names in one look: the automaton of Aho and Corasick (1975) over letters, digits and
/// the borders of words.</summary>
internal static class CategoryAutomaton
{
    // symbols: 26 letters, 10 digits, and these
    private const int Border = 36, Hyphen = 37, Start = 38, End = 39, Symbols = 40;

    // kinds of bytes: the symbol of a letter or digit, with a bit for capitals; what stands between words; white space between names; what only
    // utility classes have, such as lg:hidden and [&_.sidebar]:mt-0, which say when something looks how and not what it is for
    private const byte Capital = 64, Between = 128, Utility = 129, Space = 130, SymbolBits = 63;

    /// <summary>Marks a state in which something is found: most are not looked up.</summary>
    private const ushort Finds = 1 << 15;

    private static readonly byte[] _kinds = [.. Enumerable.Range(0, 256).Select(b => Kind((char)b))];
    private static readonly ushort[] _next;
    private static readonly Category[] _found;
    private static readonly (ushort State, Category Found)[] _behindHyphen;
    private static readonly Category[] _foundAtEnd;
    private static readonly ushort _begin;

    static CategoryAutomaton()
    {
        var trie = new Trie();
        foreach (var (pattern, category) in CategoryWords.Patterns)
        {
            foreach (var spelling in Spellings(pattern)) trie.Add(Encode(spelling), category);
        }

        (_next, _found) = trie.ToAutomaton();
        _begin = Walk(0, Start, Border).State;
        _behindHyphen = [.. Enumerable.Range(0, _found.Length).Select(state => Walk((ushort)state, Border, Hyphen, Border))];
        _foundAtEnd = [.. Enumerable.Range(0, _found.Length).Select(state => Walk((ushort)state, Border, End).Found)];
    }

    /// <param name="names">UTF-8, names set apart by white space; the words of a name by capitals or by whatever is no letter and no digit.</param>
    public static Category Of(ReadOnlySpan<byte> names)
    {
        var (next, found) = (_next, _found);
        var (category, own, state) = (Category.None, Category.None, _begin);
        var (isInWord, wasSmall, isUtility) = (false, false, false);
        foreach (var b in names)
        {
            var kind = _kinds[b];
            if (kind == Space)
            {
                if (!isUtility) category |= own | _foundAtEnd[state];
                (own, state, isInWord, isUtility) = (Category.None, _begin, false, false);
            }
            else if (isInWord && (kind >= Between || ((kind & Capital) != 0 && wasSmall)))
            {
                own |= _behindHyphen[state].Found;
                (state, isInWord) = (_behindHyphen[state].State, false);
            }

            if (kind < Between)
            {
                var entry = next[(state * Symbols) + (kind & SymbolBits)];
                state = (ushort)(entry & ~Finds);
                if (entry >= Finds) own |= found[state];
                isInWord = true;
            }

            isUtility |= kind == Utility;
            wasSmall = kind < 26;
        }

        return isUtility ? category : category | own | _foundAtEnd[state];
    }

    private static byte Kind(char c) => c switch
    {
        >= 'a' and <= 'z' => (byte)(c - 'a'),
        >= 'A' and <= 'Z' => (byte)((c - 'A') | Capital),
        >= '0' and <= '9' => (byte)(c - '0' + 26),
        ' ' or '\t' or '\r' or '\n' or '\f' => Space,
        ':' or '[' => Utility,
        _ => Between,
    };

    /// <summary>A pattern without its choices.</summary>
    private static IEnumerable<string> Spellings(string pattern)
    {
        var at = pattern.IndexOfAny(['~', '(']);
        if (at < 0) return [pattern];
        var end = pattern[at] == '~' ? at : pattern.IndexOf(')', at);
        var choices = pattern[at] == '~' ? ["", "-"] : pattern[(at + 1)..end].Split(',');
        return choices.SelectMany(choice => Spellings($"{pattern[..at]}{choice}{pattern[(end + 1)..]}"));
    }

    private static byte[] Encode(string spelling) => [.. spelling.SelectMany(c => c switch
    {
        '_' => [Border],
        '-' => [Border, Hyphen, Border],
        '^' => [Start, Border],
        '$' => [Border, End],
        _ => (IEnumerable<byte>)[Kind(c)],
    })];

    private static (ushort State, Category Found) Walk(ushort state, params ReadOnlySpan<int> symbols)
    {
        var found = Category.None;
        foreach (var symbol in symbols)
        {
            state = (ushort)(_next[(state * Symbols) + symbol] & ~Finds);
            found |= _found[state];
        }

        return (state, found);
    }

    private sealed class Trie
    {
        private readonly List<(int[] Next, Category Found)> _nodes = [(new int[Symbols], Category.None)];

        public void Add(ReadOnlySpan<byte> symbols, Category category)
        {
            var at = 0;
            foreach (var symbol in symbols)
            {
                ref var next = ref _nodes[at].Next[symbol];
                if (next == 0)
                {
                    next = _nodes.Count;
                    _nodes.Add((new int[Symbols], Category.None));
                }

                at = next;
            }

            _nodes[at] = (_nodes[at].Next, _nodes[at].Found | category);
        }

        /// <summary>Where no pattern goes on, the longest end of what was read goes on that begins one; it finds what its own ends find. States are
        /// numbered by depth: those near the root, where most names stay, lie together.</summary>
        public (ushort[] Next, Category[] Found) ToAutomaton()
        {
            var next = new ushort[_nodes.Count * Symbols];
            var found = new Category[_nodes.Count];
            var shorter = new int[_nodes.Count];
            var nodes = new List<int> { 0 };
            for (var state = 0; state < nodes.Count; state++)
            {
                var node = _nodes[nodes[state]];
                found[state] = node.Found | found[shorter[state]];
                for (var symbol = 0; symbol < Symbols; symbol++)
                {
                    var other = state == 0 ? 0 : next[(shorter[state] * Symbols) + symbol];
                    next[(state * Symbols) + symbol] = (ushort)(node.Next[symbol] == 0 ? other : nodes.Count);
                    if (node.Next[symbol] == 0) continue;
                    shorter[nodes.Count] = other;
                    nodes.Add(node.Next[symbol]);
                }
            }

            foreach (ref var entry in next.AsSpan()) entry |= found[entry] == Category.None ? (ushort)0 : Finds;
            return (next, found);
        }
    }
}
