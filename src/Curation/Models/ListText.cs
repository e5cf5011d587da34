using System.Text;
using System.Text.Unicode;
using Curation.Core;

namespace Curation.Models;

/// <summary>The text of a list that a recipe names.</summary>
internal static class ListText
{
    /// <summary>The text without a byte order mark.</summary>
    /// <exception cref="RecipeException">It is no UTF-8.</exception>
    public static string Of(string name, ReadOnlySpan<byte> bytes)
    {
        if (!Utf8.IsValid(bytes)) throw new RecipeException($"{name}: is no UTF-8; expected a list in UTF-8");
        return Encoding.UTF8.GetString(bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? bytes[3..] : bytes);
    }
}
