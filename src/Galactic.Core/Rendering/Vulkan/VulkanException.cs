using Silk.NET.Vulkan;

namespace Galactic.Rendering.Vulkan;

/// <summary>Vulkan is not usable here, or the device refused something; the message says what to do.</summary>
public sealed class VulkanException : Exception
{
    /// <summary>Says what is wrong and how to mend it.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="fix">What to do about it, null if nothing is known to help.</param>
    /// <param name="cause">What made it so, if that is an exception.</param>
    public VulkanException(string message, string? fix = null, Exception? cause = null)
        : base(fix is null ? message : $"{message} Fix: {fix}.", cause)
    {
        (Problem, Fix) = (message, fix);
    }

    /// <summary>What is wrong.</summary>
    public string Problem { get; }

    /// <summary>What to do about it, null if nothing is known to help.</summary>
    public string? Fix { get; }

    /// <summary>Throws unless a call succeeded.</summary>
    internal static void Check(Result result, string action)
    {
        if (result != Result.Success)
        {
            throw new VulkanException($"{action} failed: {Describe(result)}.");
        }
    }

    private static string Describe(Result result) => result switch
    {
        Result.ErrorOutOfDeviceMemory => "the device has no memory left; use fewer envs or smaller images",
        Result.ErrorOutOfHostMemory => "the machine has no memory left",
        Result.ErrorDeviceLost => "the device was lost (driver crash or reset)",
        Result.ErrorInitializationFailed => "the driver did not start",
        Result.Timeout => "the device did not finish in time",
        _ => $"the driver answered {result}",
    };
}
