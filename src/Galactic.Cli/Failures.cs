namespace Galactic.Cli;

/// <summary>Turns exceptions into one line for people.</summary>
public static class Failures
{
    /// <summary>
    /// The innermost meaningful message; the type's name is added where the message alone would puzzle.
    /// </summary>
    public static string Describe(Exception failure)
    {
        while (failure is AggregateException or System.Reflection.TargetInvocationException or TypeInitializationException
            && failure.InnerException is not null)
        {
            failure = failure.InnerException;
        }

        string message = failure.Message.ReplaceLineEndings(" ");
        bool known = failure is IOException or ArgumentException or InvalidOperationException or InvalidDataException
            or UnauthorizedAccessException
                || failure.GetType().Namespace?.StartsWith("Galactic", StringComparison.Ordinal) == true;
        return known ? message : $"{failure.GetType().Name}: {message} (set GALACTIC_TRACE=1 for the stack trace)";
    }
}
