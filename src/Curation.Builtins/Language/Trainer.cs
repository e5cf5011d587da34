using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using Curation.Models;
using Curation.Models.Languages;

namespace Curation.Builtins.Language;

/// <summary>Learns a row for each bucket and each label by stochastic gradient descent on the logarithm of the right label's probability, one example at
/// a time.</summary>
/// <remarks>Source: Joulin et al. 2016; the step of each row shrinks with its gradients so far (Duchi et al. 2011, AdaGrad).</remarks>
internal sealed class Trainer
{
    private const int Dimensions = LanguageModel.Dimensions;
    private const float Epsilon = 1e-8f;
    private readonly float[] _rows = new float[LanguageModel.Rows * Dimensions], _rowGradients = new float[LanguageModel.Rows];
    private readonly float[] _weights, _weightGradients, _probabilities;
    private readonly List<uint> _buckets = [];
    private readonly int _labels;

    public Trainer(int labels, Dice dice)
    {
        _labels = labels;
        (_weights, _weightGradients, _probabilities) = (new float[labels * Dimensions], new float[labels], new float[labels]);
        foreach (ref var number in _rows.AsSpan()) number = (dice.Below(1 << 20) / (float)(1 << 19) - 1) * 0.1f;
    }

    public float[] Rows => _rows;

    public float[] Weights => _weights;

    /// <summary>Learns from one text; returns its loss.</summary>
    public double Learn(ReadOnlySpan<char> text, int label, float rate)
    {
        Span<byte> utf8 = stackalloc byte[text.Length * 3];
        _buckets.Clear();
        var sink = new Sink(_buckets);
        LanguageGrams.Walk(utf8[..Encoding.UTF8.GetBytes(text, utf8)], ref sink);
        if (_buckets.Count == 0) return 0;
        Span<float> hidden = stackalloc float[Dimensions], gradient = stackalloc float[Dimensions];
        Mean(hidden);
        Softmax(hidden);
        var loss = -Math.Log(_probabilities[label] + 1e-12);
        gradient.Clear();
        for (var i = 0; i < _labels; i++)
        {
            var error = (i == label ? 1 : 0) - _probabilities[i];
            if (Math.Abs(error) > 1e-4f) Update(i, error, rate, hidden, gradient);
        }

        UpdateRows(gradient, rate);
        return loss;
    }

    private void Mean(Span<float> hidden)
    {
        hidden.Clear();
        foreach (var bucket in CollectionsMarshal.AsSpan(_buckets)) Add(_rows.AsSpan((int)bucket * Dimensions, Dimensions), 1, hidden);
        foreach (ref var number in hidden) number /= _buckets.Count;
    }

    /// <summary>Adds a multiple of numbers to others.</summary>
    private static void Add(ReadOnlySpan<float> numbers, float factor, Span<float> sums)
    {
        var from = MemoryMarshal.Cast<float, Vector256<float>>(numbers);
        var to = MemoryMarshal.Cast<float, Vector256<float>>(sums);
        for (var i = 0; i < to.Length; i++) to[i] += from[i] * factor;
    }

    private void Softmax(ReadOnlySpan<float> hidden)
    {
        var largest = float.NegativeInfinity;
        for (var i = 0; i < _labels; i++)
        {
            _probabilities[i] = DotProduct.Of(hidden, _weights.AsSpan(i * Dimensions, Dimensions));
            largest = Math.Max(largest, _probabilities[i]);
        }

        var total = 0f;
        foreach (ref var probability in _probabilities.AsSpan()) total += probability = MathF.Exp(probability - largest);
        foreach (ref var probability in _probabilities.AsSpan()) probability /= total;
    }

    private void Update(int label, float error, float rate, ReadOnlySpan<float> hidden, Span<float> gradient)
    {
        var row = _weights.AsSpan(label * Dimensions, Dimensions);
        Add(row, error, gradient);
        _weightGradients[label] += error * error * DotProduct.Of(hidden, hidden) / Dimensions;
        Add(hidden, rate * error / MathF.Sqrt(_weightGradients[label] + Epsilon), row);
    }

    private void UpdateRows(Span<float> gradient, float rate)
    {
        foreach (ref var number in gradient) number /= _buckets.Count;
        var squares = DotProduct.Of(gradient, gradient) / Dimensions;
        foreach (var bucket in CollectionsMarshal.AsSpan(_buckets))
        {
            _rowGradients[bucket] += squares;
            Add(gradient, rate / MathF.Sqrt(_rowGradients[bucket] + Epsilon), _rows.AsSpan((int)bucket * Dimensions, Dimensions));
        }
    }

    private readonly struct Sink(List<uint> buckets) : IBucketSink
    {
        public void Add(uint bucket) => buckets.Add(bucket);
    }
}
