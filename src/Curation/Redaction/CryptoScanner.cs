using System.Security.Cryptography;

namespace Curation.Redaction;

/// <summary>Addresses of crypto currencies: Base58Check (Bitcoin and its kin), bech32 and bech32m (Bitcoin, Litecoin), and Ethereum's, plain or with a
/// checksum in the case of its letters.</summary>
/// <remarks>Sources: Bitcoin wiki, Base58Check encoding; BIP 173, BIP 350; EIP-55.</remarks>
internal static class CryptoScanner
{
    private const int AddressBytes = 25, ChecksumBytes = 4, EthereumLength = 42;
    private const uint Bech32m = 0x2bc830a3;

    private static ReadOnlySpan<byte> Base58 => "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"u8;

    private static ReadOnlySpan<byte> Bech32 => "qpzry9x8gf2tvdw0s3jn54khce6mua7l"u8;

    /// <summary>The address that a word of letters and digits is.</summary>
    public static PiiMatch Match(ReadOnlySpan<byte> text, int floor, int start, int end)
    {
        var none = PiiMatch.None(end);
        if (Ascii.IsGlued(text, floor, start) || Ascii.GoesOn(text, end)) return none;
        var word = text[start..end];
        var isAddress = word.Length == EthereumLength && word[1] is (byte)'x' or (byte)'X' ? IsEthereum(word)
            : word.Length is >= 26 and <= 35 && IsBase58Check(word) ? true
            : word.Length is >= 14 and <= 90 && (word.StartsWith("bc1"u8) || word.StartsWith("ltc1"u8) || word.StartsWith("tb1"u8)) && IsBech32(word);
        return isAddress ? new PiiMatch(start, end, true) { Type = PiiType.Crypto } : none;
    }

    private static bool IsBase58Check(ReadOnlySpan<byte> word)
    {
        Span<byte> bytes = stackalloc byte[AddressBytes];
        foreach (var letter in word)
        {
            var carry = Base58.IndexOf(letter);
            if (carry < 0) return false;
            for (var i = bytes.Length - 1; i >= 0; i--)
            {
                carry += bytes[i] * 58;
                bytes[i] = (byte)carry;
                carry >>= 8;
            }

            if (carry != 0) return false;
        }

        // leading ones are leading zero bytes, one for one
        if (word.IndexOfAnyExcept((byte)'1') != bytes.IndexOfAnyExcept((byte)0)) return false;
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..^ChecksumBytes], digest);
        SHA256.HashData(digest, digest);
        return digest[..ChecksumBytes].SequenceEqual(bytes[^ChecksumBytes..]);
    }

    private static bool IsBech32(ReadOnlySpan<byte> word)
    {
        var separator = word.IndexOf((byte)'1');
        var sum = 1u;
        foreach (var letter in word[..separator]) sum = Step(sum, (uint)letter >> 5);
        sum = Step(sum, 0);
        foreach (var letter in word[..separator]) sum = Step(sum, letter & 31u);
        foreach (var letter in word[(separator + 1)..])
        {
            var value = Bech32.IndexOf(letter);
            if (value < 0) return false;
            sum = Step(sum, (uint)value);
        }

        return sum is 1 or Bech32m;
    }

    private static uint Step(uint sum, uint value)
    {
        ReadOnlySpan<uint> generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
        var top = sum >> 25;
        sum = (sum & 0x1ffffff) << 5 ^ value;
        for (var i = 0; i < 5; i++) sum ^= (top >> i & 1) * generator[i];
        return sum;
    }

    private static bool IsEthereum(ReadOnlySpan<byte> word)
    {
        if (word[0] != '0') return false;
        Span<byte> lower = stackalloc byte[40];
        bool hasLower = false, hasUpper = false;
        for (var i = 0; i < lower.Length; i++)
        {
            var letter = word[i + 2];
            if (!char.IsAsciiHexDigit((char)letter)) return false;
            lower[i] = (byte)(letter | 0x20);
            if (Ascii.IsDigit(letter)) continue;
            hasLower |= letter >= 'a';
            hasUpper |= letter < 'a';
        }

        return !(hasLower && hasUpper) ? lower.ContainsAnyExcept(lower[0]) : IsCased(word[2..], lower);
    }

    // a letter is upper case where the hash of the address in lower case has 8 or more at its place
    private static bool IsCased(ReadOnlySpan<byte> address, ReadOnlySpan<byte> lower)
    {
        Span<byte> hash = stackalloc byte[Keccak.HashBytes];
        Keccak.Hash256(lower, hash);
        for (var i = 0; i < address.Length; i++)
        {
            if (!Ascii.IsDigit(address[i]) && address[i] < 'a' != (hash[i / 2] >> (i % 2 == 0 ? 4 : 0) & 15) >= 8) return false;
        }

        return true;
    }
}
