namespace Galactic.Cli;

/// <summary>The command line asks for something that does not exist: exit code 2.</summary>
public sealed class UsageException(string message) : Exception(message);
