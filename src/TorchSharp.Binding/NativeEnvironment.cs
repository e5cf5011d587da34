using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace TorchSharp;

/// <summary>Two settings that libtorch's own libraries read when they are loaded. What the user set stays.</summary>
internal static partial class NativeEnvironment
{
    public static void Prepare()
    {
        if (!OperatingSystem.IsLinux()) return;
        ChooseKernels();
        WaitWithoutSpinning();
    }

    /// <summary>
    /// OpenBLAS goes by a table of model numbers, and a processor younger than the table gets kernels of 2004 (Debian 12's 0.3.21 on Emerald
    /// Rapids: a fifth of the training speed). Here it goes by what the processor can do.
    /// </summary>
    private static void ChooseKernels()
    {
        if (Avx512F.VL.IsSupported && Avx512BW.IsSupported && Avx512DQ.IsSupported && Avx512CD.IsSupported) Default("OPENBLAS_CORETYPE", "SkylakeX");
        else if (Avx2.IsSupported && Fma.IsSupported) Default("OPENBLAS_CORETYPE", "Haswell");
    }

    /// <summary>Where other work wants the same cores, threads that spin at each of the hundreds of barriers in a step cost ten times the step.</summary>
    private static void WaitWithoutSpinning() => Default("OMP_WAIT_POLICY", "passive");

    // Environment.SetEnvironmentVariable changes .NET's copy, which C libraries do not see.
    private static void Default(string name, string value) => _ = setenv(name, value, overwrite: 0);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int setenv(string name, string value, int overwrite);
}
