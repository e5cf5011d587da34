using System.Runtime.CompilerServices;

namespace Curation.Models.NGrams;

/// <summary>Goes through a sentence token by token, with the tokens before it and the back-off weights of the contexts that they make.</summary>
internal struct NGramWalk(NGramModel model)
{
    private Context<ulong> _tokens;
    private Context<float> _backoffs;
    private int _length;

    /// <summary>Puts a token that itself is not asked for, such as <c>&lt;s&gt;</c>.</summary>
    public void Begin(ulong token) => Add(token);

    /// <summary>Log10 of the probability of a token behind those before it.</summary>
    public double Add(ulong token)
    {
        ref readonly var known = ref model.Find(token);
        var (key, probability, longest) = (known.Key, known.Probability, 1);
        token = key;
        var backoffs = default(Context<float>);
        backoffs[0] = known.Backoff;
        for (var before = 1; before <= _length; before++)
        {
            key = NGramEntry.Extend(key, _tokens[before - 1]);
            ref readonly var entry = ref model.Table(before).Find(key);
            if (!Unsafe.IsNullRef(in entry))
            {
                (probability, longest) = (entry.Probability, before + 1);
                if (before < NGramModel.MostOrder - 1) backoffs[before] = entry.Backoff;
            }
            else if (model.IsClosed) break;
        }

        double sum = probability;
        for (var context = longest; context <= _length; context++) sum += _backoffs[context - 1];
        Shift(token);
        _backoffs = backoffs;
        return sum;
    }

    private void Shift(ulong token)
    {
        for (var i = NGramModel.MostOrder - 2; i > 0; i--) _tokens[i] = _tokens[i - 1];
        _tokens[0] = token;
        if (_length < model.Order - 1) _length++;
    }

    /// <summary>One of each length of context, from the shortest.</summary>
    [InlineArray(NGramModel.MostOrder - 1)]
    private struct Context<T>
    {
        private T _first;
    }
}
