namespace Galactic.Cli.Notebooks;

/// <summary>A parameter that the notebook does not have, or a value that does not fit it.</summary>
public sealed class NotebookParameterException(string message) : Exception(message);
