namespace Galactic.Cli;

/// <summary>Turns exceptions into one line for people.</summary>
public static partial class Failures
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

        string message = Line(failure.Message);
        bool known = failure is IOException or ArgumentException or InvalidOperationException or InvalidDataException
            or UnauthorizedAccessException
                || failure.GetType().Namespace?.StartsWith("Galactic", StringComparison.Ordinal) == true;
        return known ? message : $"{failure.GetType().Name}: {message} (set GALACTIC_TRACE=1 for the stack trace)";
    }

    /// <summary>A message on one line, without what .NET adds about the argument in the code.</summary>
    public static string Line(string message)
    {
        int added = message.IndexOf("\nActual value was", StringComparison.Ordinal);
        string kept = added < 0 ? message : message[..added];
        return ArgumentName().Replace(kept.ReplaceLineEndings(" "), "").Trim();
    }

    [System.Text.RegularExpressions.GeneratedRegex(@" \(Parameter '[^']*'\)")]
    private static partial System.Text.RegularExpressions.Regex ArgumentName();
}
