namespace Curation.Dedup.Near;

/// <summary>MT19937 (M. Matsumoto, T. Nishimura, "Mersenne Twister", ACM TOMACS 8, 1998), for the constants that NumPy's legacy generator draws.</summary>
internal sealed class MersenneTwister
{
    private const int Words = 624, Shift = 397;
    private readonly uint[] _state = new uint[Words];
    private int _next = Words;

    public MersenneTwister(uint seed)
    {
        _state[0] = seed;
        for (var i = 1; i < Words; i++) _state[i] = 1812433253 * (_state[i - 1] ^ _state[i - 1] >> 30) + (uint)i;
    }

    /// <summary>A number from <paramref name="low"/> to below <paramref name="high"/>, as <c>RandomState.randint(low, high, dtype=uint64)</c> draws it:
    /// 64 bits under the smallest mask, until they fit.</summary>
    public ulong Next(ulong low, ulong high)
    {
        var range = high - 1 - low;
        var mask = ulong.MaxValue >> System.Numerics.BitOperations.LeadingZeroCount(range);
        while (true)
        {
            var upper = (ulong)Next() << 32;
            var value = (upper | Next()) & mask;
            if (value <= range) return low + value;
        }
    }

    public uint Next()
    {
        if (_next == Words) Twist();
        var y = _state[_next++];
        y ^= y >> 11;
        y ^= y << 7 & 0x9D2C5680;
        y ^= y << 15 & 0xEFC60000;
        return y ^ y >> 18;
    }

    private void Twist()
    {
        for (var i = 0; i < Words; i++)
        {
            var y = (_state[i] & 0x80000000) | (_state[(i + 1) % Words] & 0x7FFFFFFF);
            _state[i] = _state[(i + Shift) % Words] ^ y >> 1 ^ ((y & 1) == 0 ? 0 : 0x9908B0DF);
        }

        _next = 0;
    }
}
