using System.Globalization;

namespace SampleCrawl;

/// <summary>
/// Personal data that never belonged to anyone: mail addresses at made-up hosts, IPv4 addresses in military blocks that answer nobody,
/// IPv6 in unassigned space, telephone numbers that the regulators keep for fiction. No value is part of another.
/// </summary>
internal sealed class Identifiers(Library library)
{
    private static readonly string[] _s_phones = ["+4420794600", "+4477009001", "+4930231250", "+464062804", "+3532091010", "+612555001", "+4416329600"];
    private static readonly int[] _s_blocks = [11, 26, 28, 30, 33, 55];
    private readonly List<string> _all = [];

    public IReadOnlyList<string> All => _all;

    public string Email(Dice dice) => New(() =>
    {
        var name = $"{library["words"].Say("first", dice)}.{library["words"].Say("last", dice)}{dice.Between(100, 999)}";
        return $"{name}@{dice.Pick(library.Sites).Host.Replace("www.", "", StringComparison.Ordinal)}".ToLowerInvariant();
    });

    public string Address(Dice dice) => New(() => dice.Chance(0.15)
        ? "2a1f:" + string.Join(':', Enumerable.Range(0, 7).Select(_ => dice.Between(0x1000, 0xffff).ToString("x", CultureInfo.InvariantCulture)))
        : $"{dice.Pick(_s_blocks)}.{dice.Between(100, 255)}.{dice.Between(100, 255)}.{dice.Between(100, 254)}");

    public string Phone(Dice dice) => New(() => dice.Pick(_s_phones) + dice.Between(10, 99));

    private string New(Func<string> draw)
    {
        string value;
        do value = draw();
        while (_all.Exists(other => other.Contains(value, StringComparison.Ordinal) || value.Contains(other, StringComparison.Ordinal)));
        _all.Add(value);
        return value;
    }
}
