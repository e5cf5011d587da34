using System.Text;

namespace Curation.Recipe;

/// <summary>Property names in C# to option names in recipes: <c>MaxBytes</c> ↔ <c>max-bytes</c>.</summary>
internal static class OptionName
{
    public static string Of(string property)
    {
        var name = new StringBuilder();
        for (var i = 0; i < property.Length; i++)
        {
            if (i > 0 && char.IsUpper(property[i])) name.Append('-');
            name.Append(char.ToLowerInvariant(property[i]));
        }

        return name.ToString();
    }
}
