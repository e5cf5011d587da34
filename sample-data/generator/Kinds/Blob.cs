using System.Text;

namespace SampleCrawl.Kinds;

/// <summary>Base64 and hexadecimal left in the open.</summary>
internal sealed class Blob : IKind
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    public string Name => "blob";

    public string Tag => "babble";

    public Draft Write(Dice dice)
    {
        var body = new StringBuilder("<pre>-----BEGIN ATTACHMENT-----\n");
        var hex = dice.Chance(0.5);
        foreach (var _ in dice.Times(40, 140)) body.Append(hex ? dice.Hex(64) : Base64(dice)).Append('\n');
        return new Draft($"Attachment {dice.Hex(6)}", body.Append("-----END ATTACHMENT-----</pre>\n").ToString());
    }

    private static string Base64(Dice dice) => string.Concat(Enumerable.Range(0, 76).Select(_ => Alphabet[dice.Below(64)]));
}
