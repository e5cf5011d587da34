namespace Curation.Filters.Url;

/// <summary>Finds many byte strings in one pass over a text: Aho and Corasick's automaton, its transitions filled in for every byte that some string has.
/// </summary>
/// <remarks>Source: Aho, Corasick: Efficient string matching, CACM 18(6), 1975.</remarks>
internal sealed class WordAutomaton
{
    private readonly byte[] _classes = new byte[256];
    private readonly int _width;
    private readonly int[] _next, _word, _shorter;
    private readonly int[] _lengths;
    private readonly bool[] _ends;

    /// <param name="words">None empty.</param>
    /// <param name="foldsCase">Whether capitals A to Z of the text count as small letters; the words have none then.</param>
    public WordAutomaton(IReadOnlyList<byte[]> words, bool foldsCase = false)
    {
        _lengths = [.. words.Select(word => word.Length)];
        foreach (var b in words.SelectMany(word => word)) _classes[b] = 1;
        _width = 1;
        for (var b = 0; b < 256; b++) _classes[b] = (byte)(_classes[b] == 0 ? 0 : _width++);
        if (foldsCase) Array.Copy(_classes, 'a', _classes, 'A', 26);
        var states = 1 + words.Sum(word => word.Length);
        (_next, _word, _shorter) = (new int[states * _width], new int[states], new int[states]);
        Array.Fill(_word, -1);
        _ends = new bool[states];
        Fill(words);
        for (var state = 0; state < states; state++) _ends[state] = _word[state] >= 0 || _shorter[state] != 0;
    }

    /// <summary>Goes on from a state; begin with 0.</summary>
    public int Step(int state, byte b) => _next[state * _width + _classes[b]];

    /// <summary>Whether any word ends at a state.</summary>
    public bool EndsWord(int state) => _ends[state];

    /// <summary>The longest word that ends at a state, or -1, and the state where the next shorter one ends.</summary>
    public int WordAt(ref int state)
    {
        while (state != 0)
        {
            var word = _word[state];
            state = _shorter[state];
            if (word >= 0) return word;
        }

        return -1;
    }

    public int LengthOf(int word) => _lengths[word];

    /// <summary>Whether any of the words occurs.</summary>
    public bool IsIn(ReadOnlySpan<byte> text)
    {
        var state = 0;
        foreach (var b in text)
        {
            state = Step(state, b);
            var ending = state;
            if (WordAt(ref ending) >= 0) return true;
        }

        return false;
    }

    private void Fill(IReadOnlyList<byte[]> words)
    {
        var states = 1;
        for (var i = 0; i < words.Count; i++)
        {
            var state = 0;
            foreach (var b in words[i])
            {
                ref var next = ref _next[state * _width + _classes[b]];
                if (next == 0) next = states++;
                state = next;
            }

            _word[state] = i;
        }

        var queue = new Queue<int>();
        for (var column = 1; column < _width; column++)
        {
            if (_next[column] != 0) queue.Enqueue(_next[column]);
        }

        // where a word has no further byte, the longest suffix that begins a word goes on
        var fallback = new int[states];
        while (queue.TryDequeue(out var state))
        {
            var other = fallback[state];
            _shorter[state] = _word[other] >= 0 ? other : _shorter[other];
            for (var column = 1; column < _width; column++)
            {
                ref var next = ref _next[state * _width + column];
                if (next == 0) next = _next[other * _width + column];
                else
                {
                    fallback[next] = _next[other * _width + column];
                    queue.Enqueue(next);
                }
            }
        }
    }
}
