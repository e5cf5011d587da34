using System.Numerics;

namespace Curation.Training.Data;

/// <summary>
/// Cuts a stream into windows of <c>context + 1</c> tokens that share their last and first token, and gives each its place: in every epoch
/// each window once, in an order that is a function of seed and epoch alone, so that any step can be read without the steps before it.
/// Source: a Feistel network over the indices, walked until it lands in range (Black and Rogaway, "Ciphers with Arbitrary Finite Domains", CT-RSA 2002).
/// </summary>
internal sealed class WindowOrder
{
    private const int Rounds = 4;

    private readonly long _slack;
    private readonly int _context, _halfBits;
    private readonly ulong _seed;

    public WindowOrder(long tokens, int context, ulong seed)
    {
        Count = (tokens - 1) / context;
        ArgumentOutOfRangeException.ThrowIfLessThan(Count, 1, nameof(tokens));
        (_context, _seed, _slack) = (context, seed, tokens - 1 - Count * context);
        _halfBits = (BitOperations.Log2((ulong)Count) + 2) / 2;
    }

    /// <summary>Windows in an epoch.</summary>
    public long Count { get; }

    /// <summary>Where the n-th window of training starts.</summary>
    public long Start(long n)
    {
        var epoch = Mix.Hash(_seed, (ulong)(n / Count));
        var shift = (long)(Mix.Hash(epoch, "shift") % (ulong)(_slack + 1));
        return Permute((ulong)(n % Count), epoch) * _context + shift;
    }

    private long Permute(ulong index, ulong key)
    {
        do index = Round(index, key);
        while (index >= (ulong)Count);
        return (long)index;
    }

    private ulong Round(ulong index, ulong key)
    {
        var mask = (1UL << _halfBits) - 1;
        ulong left = index >> _halfBits, right = index & mask;
        for (var round = 0; round < Rounds; round++) (left, right) = (right, left ^ Mix.Hash(key + (ulong)round, right) & mask);
        return left << _halfBits | right;
    }
}
