package dev.llmjava;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class FileFaultTest {
  @Test
  void exceptionsThatOnlyNameTheFileGetWords() {
    assertThat(FileFault.ofWriting(new AccessDeniedException("x"))).isEqualTo("permission denied");
    assertThat(FileFault.ofWriting(new NoSuchFileException("x")))
        .isEqualTo("its folder does not exist");
    assertThat(FileFault.ofReading(new NoSuchFileException("x"))).isEqualTo("it does not exist");
    assertThat(FileFault.ofWriting(new FileAlreadyExistsException("x")))
        .isEqualTo("a file is in the way");
    assertThat(FileFault.ofWriting(new FileSystemException("x", null, "No space left on device")))
        .isEqualTo("No space left on device");
    assertThat(FileFault.ofWriting(new FileSystemException("x", null, "Not a directory")))
        .isEqualTo("a file is in the way of its folder");
    assertThat(FileFault.ofReading(new IOException("Is a directory"))).isEqualTo("it is a folder");
    assertThat(
            FileFault.ofReading(
                new FileSystemException(
                    "x",
                    null,
                    "Too many levels of symbolic links or unable to access attributes of symbolic"
                        + " link")))
        .isEqualTo("it is a link that leads to itself");
    assertThat(FileFault.ofReading(new FileSystemException("x"))).isEqualTo("FileSystemException");
    assertThat(FileFault.ofReading(new MalformedInputException(1))).isEqualTo("it is not UTF-8");
  }
}
