namespace Galactic.Scenes;

/// <summary>A scene has no room for the start situations asked for; the message names it and says what is missing.</summary>
public sealed class NoRoomException(string message) : InvalidOperationException(message);
