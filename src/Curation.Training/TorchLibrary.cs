using TorchSharp;

namespace Curation.Training;

/// <summary>Whether this machine can train. The program runs without libtorch; only training and completion need it.</summary>
public static class TorchLibrary
{
    /// <summary>Loads libtorch. <paramref name="reason"/> says, in one line, what is missing and how to install it.</summary>
    public static bool IsAvailable(out string reason)
    {
        reason = "";
        try
        {
            torch.zeros([1]).Dispose();
            return true;
        }
        catch (Exception failure)
            when (failure is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException or TypeInitializationException)
        {
            var cause = failure is TypeInitializationException { InnerException: { } inner } ? inner : failure;
            reason = $"libtorch cannot be loaded ({cause.Message.Split('\n')[0].Trim()}); install it with ./curation setup and build again";
            return false;
        }
    }
}
