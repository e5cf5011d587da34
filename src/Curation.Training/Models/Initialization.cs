using System.Runtime.InteropServices;
using Curation.Training.Data;
using TorchSharp.Modules;

namespace Curation.Training.Models;

/// <summary>
/// First weights: normal with deviation 0.02, and 0.02 / √(2 · layers) for the two matrices of a layer that write to the stream
/// (Radford et al., GPT-2, 2019, section 2.3). Every number is a hash of seed, name and place, whatever else is drawn.
/// </summary>
internal static class Initialization
{
    private const double Deviation = 0.02;

    public static void Draw(IEnumerable<(string Name, Parameter Parameter)> parameters, ulong seed, int layers)
    {
        foreach (var (name, parameter) in parameters.Where(named => !named.Name.EndsWith("norm.weight", StringComparison.Ordinal)))
        {
            var writes = name.EndsWith("o_proj.weight", StringComparison.Ordinal) || name.EndsWith("down_proj.weight", StringComparison.Ordinal);
            Fill(MemoryMarshal.Cast<byte, float>(parameter.bytes), Mix.Hash(seed, name), writes ? Deviation / Math.Sqrt(2 * layers) : Deviation);
        }
    }

    /// <summary>Source: Box and Muller, 1958.</summary>
    private static void Fill(Span<float> values, ulong seed, double deviation)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var radius = Math.Sqrt(-2 * Math.Log(1 - Mix.Uniform(Mix.Hash(seed, 2 * (ulong)i))));
            values[i] = (float)(deviation * radius * Math.Cos(2 * Math.PI * Mix.Uniform(Mix.Hash(seed, 2 * (ulong)i + 1))));
        }
    }
}
