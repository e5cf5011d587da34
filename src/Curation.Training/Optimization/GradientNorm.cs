using static TorchSharp.torch;

namespace Curation.Training.Optimization;

/// <summary>Keeps one odd batch from throwing the model far:
/// gradients whose common norm exceeds a limit are scaled down to it (Pascanu et al., 2013).</summary>
internal static class GradientNorm
{
    /// <summary>Scales in place; returns the norm before.</summary>
    public static double Clip(IList<Tensor> gradients, double limit)
    {
        using var still = no_grad();
        using var scope = NewDisposeScope();
        double squares = 0;
        foreach (var gradient in gradients) squares += (gradient * gradient).sum().item<float>();
        var norm = Math.Sqrt(squares);
        if (norm <= limit) return norm;
        foreach (var gradient in gradients) gradient.mul_(limit / norm);
        return norm;
    }
}
